-- What must be read before an hour is chosen is ticked, unless the service wants it read only.
ALTER TABLE motifs ADD COLUMN restriction_to_accept boolean NOT NULL DEFAULT true;

-- It is in the journal as the restriction is: among the columns that the trigger watches, and those that it shows.
DO $$
DECLARE
  definition text := (SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'record_version' AND tgrelid = 'motifs'::regclass);
BEGIN
  DROP TRIGGER record_version ON motifs;
  EXECUTE replace(
    replace(definition, 'restriction_for_rdv, ', 'restriction_for_rdv, restriction_to_accept, '),
    'restriction_for_rdv ', 'restriction_for_rdv restriction_to_accept ');
END $$;
