-- A small world as of the first migrations: what a rdv needs, and what hangs on it. Never changed: it is the past.
INSERT INTO territoires (id, name, departement_number) VALUES (1, 'Pas-de-Calais', '62');
INSERT INTO services (id, name, short_name, kind) VALUES (1, 'PMI', 'PMI', 'pmi');
INSERT INTO organisations (id, name, territoire_id) VALUES (1, 'MDS de l’Arrageois', 1);
INSERT INTO lieux (id, name, address, organisation_id, latitude, longitude)
  VALUES (1, 'MDS Arras', '14 rue des Rosati, 62000 Arras', 1, 50.29, 2.78);
INSERT INTO motifs (id, name, organisation_id, service_id, color, bookable_by)
  VALUES (1, 'Consultation infantile', 1, 1, '#0063cb', 'everyone');
INSERT INTO agents (id, email, uid, first_name, last_name) VALUES (1, 'sophie@rdv.test', 'sophie@rdv.test', 'Sophie', 'Caron');
INSERT INTO agent_roles (agent_id, organisation_id, access_level) VALUES (1, 1, 'admin');
INSERT INTO agent_services (agent_id, service_id) VALUES (1, 1);
INSERT INTO plages (id, agent_id, organisation_id, lieu_id, title, first_day, start_time, end_time, rrule)
  VALUES (1, 1, 1, 1, 'Permanence', '2027-03-01', '09:00', '12:00', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO');
INSERT INTO motifs_plages (motif_id, plage_id) VALUES (1, 1);
INSERT INTO absences (agent_id, title, first_day, end_day, last_day, start_time, end_time)
  VALUES (1, 'Congés', '2027-04-05', '2027-04-09', '2027-04-09', '08:00', '18:00');
INSERT INTO usagers (id, first_name, last_name, email) VALUES (1, 'Nadia', 'Benali', 'nadia@rdv.test');
INSERT INTO usagers (id, first_name, last_name, responsible_id) VALUES (2, 'Inès', 'Benali', 1);
INSERT INTO usager_profiles (usager_id, organisation_id) VALUES (1, 1), (2, 1);
INSERT INTO rdvs (id, starts_at, ends_at, organisation_id, motif_id, lieu_id, status, cancelled_at, created_by_type) VALUES
  (1, '2027-03-01 09:00+01', '2027-03-01 09:30+01', 1, 1, 1, 'seen', NULL, 'usager'),
  (2, '2027-03-08 09:00+01', '2027-03-08 09:30+01', 1, 1, 1, 'excused', '2027-03-06 10:00+01', 'usager'),
  (3, '2027-03-08 09:00+01', '2027-03-08 09:30+01', 1, 1, 1, 'unknown', NULL, 'agent');
INSERT INTO agents_rdvs (agent_id, rdv_id, starts_at, ends_at)
  SELECT 1, id, starts_at, ends_at FROM rdvs;
INSERT INTO participations (rdv_id, usager_id, status, created_by_type) SELECT id, 2, status, created_by_type FROM rdvs;
INSERT INTO files_attente (rdv_id, usager_id) VALUES (3, 1);
INSERT INTO receipts (usager_id, rdv_id, organisation_id, event, channel, result)
  VALUES (1, 3, 1, 'rdv_created', 'mail', 'delivered');
