-- What FranceConnect gave of an identity, by column: the rest stays the usager's own to write.
ALTER TABLE "usagers" ADD COLUMN "given_by_franceconnect" TEXT[] DEFAULT ARRAY[]::TEXT[];

UPDATE "usagers"
SET "given_by_franceconnect" = array_remove(ARRAY[
  'first_name',
  CASE WHEN "birth_name" IS NOT NULL THEN 'birth_name' END,
  CASE WHEN "birth_date" IS NOT NULL THEN 'birth_date' END
], NULL)
WHERE "logged_once_with_franceconnect";
