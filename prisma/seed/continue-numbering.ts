/** The rows chose their own ids: the next ones follow them. */
export const CONTINUE_NUMBERING = `
  DO $$
  DECLARE owned record;
  BEGIN
    FOR owned IN
      SELECT table_name AS name, pg_get_serial_sequence(format('%I', table_name), 'id') AS sequence
      FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'id' AND column_default LIKE 'nextval%'
    LOOP
      EXECUTE format('SELECT setval(%L, (SELECT coalesce(max(id), 0) + 1 FROM %I), false)', owned.sequence, owned.name);
    END LOOP;
  END $$`
