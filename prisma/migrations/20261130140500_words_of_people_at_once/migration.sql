-- The words of a usager are written with each of his profiles: by expressions alone, a tenth of what a query a word costs.

-- Without accents, capitals, hyphens nor apostrophes; no sign of it means anything in a query or a list of words.
CREATE OR REPLACE FUNCTION plain_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN string_to_array(
  btrim(regexp_replace(plain_text(normalize(left(coalesce(value, ''), 400), NFKC)), '[-\s''’.,;:/()"_+\\]+', ' ', 'g')), ' ');

-- « 'o12/martin':1A 'o12/duval':1A », null of no word. Of one word twice the better weight counts.
CREATE FUNCTION weighted_words(place text, words text[], weight text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN cardinality(words) > 0 THEN
  '''' || place || array_to_string(words, ''':1' || weight || ' ''' || place) || ''':1' || weight END;

CREATE OR REPLACE FUNCTION usager_profiles_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  usager usagers;
  last_words text[];
  first_words text[];
  birth_words text[];
  other_words text[];
  place text;
  terms text := '';
BEGIN
  SELECT * INTO usager FROM usagers WHERE id = NEW.usager_id FOR SHARE;
  NEW.search_terms := '';
  NEW.sorted_as := '';
  IF usager.deleted_at IS NOT NULL THEN RETURN NEW; END IF;

  last_words := plain_words(usager.last_name);
  first_words := plain_words(usager.first_name);
  birth_words := plain_words(usager.birth_name);
  other_words := array_remove(plain_words(split_part(usager.email, '@', 1)) || ARRAY[
    replace(replace(lower(normalize(usager.email, NFC)), '\', '\\'), '''', ''''''),
    ltrim(usager.phone_number_formatted, '+'),
    '0' || substring(usager.phone_number_formatted FROM '^\+(?:33|262|590|594|596)(\d{9})$'),
    usager.id::text
  ], NULL);
  FOREACH place IN ARRAY ARRAY[
    'o' || NEW.organisation_id || '/',
    't' || (SELECT territoire_id FROM organisations WHERE id = NEW.organisation_id) || '/'
  ] LOOP
    terms := concat_ws(' ', terms, weighted_words(place, last_words, 'A'), weighted_words(place, first_words, 'B'),
      weighted_words(place, birth_words, 'C'), weighted_words(place, other_words, 'D'));
  END LOOP;
  NEW.search_terms := terms::tsvector;
  NEW.sorted_as := array_to_string(last_words, ' ') || ', ' || array_to_string(first_words, ' ');
  RETURN NEW;
END $$;

DROP FUNCTION search_terms_of;
DROP FUNCTION person_words;
