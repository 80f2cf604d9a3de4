/** What the journal would hold if rdvs had been taken, kept and cancelled when the demo world says so. */
export const HISTORY_OF_RDVS = `
  WITH persons AS (
    SELECT 'agent'::actor_type AS type, id, concat_ws(' ', first_name, upper(last_name)) AS name FROM agents
    UNION ALL SELECT 'usager', id, concat_ws(' ', first_name, upper(last_name)) FROM usagers
    UNION ALL SELECT 'prescripteur', id, concat_ws(' ', first_name, upper(last_name)) FROM prescripteurs
  ), told AS (
    SELECT id, 'create'::version_event AS event, created_by_type::text::actor_type AS type, created_by_id AS actor_id,
      created_at AS at, jsonb_strip_nulls(jsonb_build_object('starts_at', ARRAY[NULL, starts_at], 'ends_at', ARRAY[NULL, ends_at],
        'lieu_id', CASE WHEN lieu_id IS NOT NULL THEN jsonb_build_array(NULL, lieu_id) END,
        'status', ARRAY[NULL, 'unknown'])) AS changes
    FROM rdvs
    UNION ALL
    SELECT id, 'update', CASE status WHEN 'excused' THEN 'usager' ELSE 'agent' END::actor_type,
      CASE status WHEN 'excused' THEN (SELECT min(usager_id) FROM participations WHERE rdv_id = rdvs.id)
                  ELSE (SELECT min(agent_id) FROM agents_rdvs WHERE rdv_id = rdvs.id) END,
      coalesce(cancelled_at, ends_at), jsonb_build_object('status', ARRAY['unknown', status::text])
    FROM rdvs WHERE status <> 'unknown'
  )
  INSERT INTO versions (item_type, item_id, event, actor_type, actor_id, actor_name, object_changes, created_at)
  SELECT 'rdvs', told.id, event, type, actor_id, name, changes, at
  FROM told LEFT JOIN persons USING (type) WHERE persons.id = actor_id
  ORDER BY at`
