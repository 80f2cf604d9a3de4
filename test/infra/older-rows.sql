-- One row of each thing around a rdv, as the first complete schema knew them (20261120115000_rdvs_peopled).
BEGIN;
INSERT INTO territoires (id, name, departement_number) VALUES (1, 'Paris', '75');
INSERT INTO services (id, name, short_name) VALUES (1, 'Protection maternelle et infantile', 'PMI');
INSERT INTO organisations (id, territoire_id, name) VALUES (1, 1, 'MDS Paris Nord');
INSERT INTO agents (id, email, first_name, last_name) VALUES (1, 'martine.validay@example.fr', 'Martine', 'Validay');
INSERT INTO agent_roles (agent_id, organisation_id) VALUES (1, 1);
INSERT INTO lieux (id, organisation_id, name, address, latitude, longitude) VALUES (1, 1, 'Bolivar', '126 avenue Simon Bolivar, Paris', 48.88, 2.37);
INSERT INTO motifs (id, organisation_id, service_id, name, color) VALUES (1, 1, 1, 'Consultation prénatale', '#ff0000');
INSERT INTO usagers (id, first_name, last_name, email) VALUES (1, 'Aminata', 'Diallo', 'aminata.diallo@example.fr');
INSERT INTO plages (title, agent_id, organisation_id, lieu_id, first_day, last_day, start_time, end_time) VALUES ('Matinée', 1, 1, 1, '2026-01-05', '2026-01-05', '08:00', '12:00');
INSERT INTO rdvs (id, organisation_id, motif_id, lieu_id, starts_at, ends_at, created_by_type) VALUES (1, 1, 1, 1, '2026-01-05 08:00Z', '2026-01-05 08:30Z', 'usager');
INSERT INTO agents_rdvs (rdv_id, agent_id, starts_at, ends_at) VALUES (1, 1, '2026-01-05 08:00Z', '2026-01-05 08:30Z');
INSERT INTO participations (rdv_id, usager_id, created_by_type) VALUES (1, 1, 'usager');
INSERT INTO evenements (name, payload, actor_type) VALUES ('rdv.booked', '{}', 'usager');
COMMIT;
