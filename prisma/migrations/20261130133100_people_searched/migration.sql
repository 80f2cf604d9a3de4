-- People are searched inside one organisation, or one territoire, of a base that holds many: where somebody is known stands in
-- each word of the index, so that a search reads what is known there and nothing else. It replaces words without a place.

ALTER TABLE usagers DROP COLUMN text_search_terms;
DROP INDEX usagers_email_prefix;

-- The words of a name as they are compared: without accents, capitals, hyphens nor apostrophes.
CREATE FUNCTION plain_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
  SELECT left(word, 100)
  FROM regexp_split_to_table(plain_text(normalize(coalesce(value, ''), NFKC)), '[-\s''’.,;:/()"_+]+') AS word
  WHERE word <> ''
);

-- What is typed to find somebody: an e-mail, a number as one dials it, or words.
CREATE FUNCTION sought_words(term text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN strpos(term, '@') > 0 THEN ARRAY[left(lower(normalize(regexp_replace(term, '\s', '', 'g'), NFC)), 254)]
  WHEN term ~ '^[+\d][\d\s().-]*$' AND term ~ '\d' THEN ARRAY[regexp_replace(regexp_replace(term, '\D', '', 'g'), '^00', '')]
  ELSE plain_words(term)
END;

-- `suffix`: how each word is found (:* begins with it, :A among last names); the words are bare text, never a query of their own.
CREATE FUNCTION words_query(place text, words text[], suffix text, operator text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT string_agg('''' || replace(replace(place || word, '\', '\\'), '''', '''''') || '''' || suffix, operator)::tsquery
  FROM unnest(words) AS word
);

-- A: last name, B: first name, C: birth name, D: e-mail, phone and number of the file. A number of ten digits is found as it is
-- dialled and by its prefix.
CREATE FUNCTION person_words(usager usagers) RETURNS TABLE (word text, weight text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT word, min(weight) FROM (
    SELECT unnest(plain_words(usager.last_name)), 'A'
    UNION ALL SELECT unnest(plain_words(usager.first_name)), 'B'
    UNION ALL SELECT unnest(plain_words(usager.birth_name)), 'C'
    UNION ALL SELECT unnest(plain_words(split_part(usager.email, '@', 1))), 'D'
    UNION ALL SELECT lower(normalize(usager.email, NFC)), 'D'
    UNION ALL SELECT ltrim(usager.phone_number_formatted, '+'), 'D'
    UNION ALL SELECT '0' || substring(usager.phone_number_formatted FROM '^\+(?:33|262|590|594|596)(\d{9})$'), 'D'
    UNION ALL SELECT usager.id::text, 'D'
  ) AS said (word, weight)
  WHERE word <> ''
  GROUP BY word;
END;

-- Each word twice: in the organisation, in its territoire. Of those who left, none.
CREATE FUNCTION search_terms_of(usager usagers, organisation_id int, territoire_id int) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN usager.deleted_at IS NULL THEN (
  SELECT string_agg('''' || replace(replace(place || word, '\', '\\'), '''', '''''') || ''':1' || weight, ' ')::tsvector
  FROM person_words(usager), (VALUES ('o' || organisation_id || '/'), ('t' || territoire_id || '/')) AS places (place)
) ELSE ''::tsvector END;

ALTER TABLE usager_profiles
  ADD COLUMN search_terms tsvector,
  ADD COLUMN sorted_as text COLLATE "C" NOT NULL DEFAULT '';

-- FOR SHARE: a name that is being changed is waited for, and that change finds this row.
CREATE FUNCTION usager_profiles_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  usager usagers;
BEGIN
  SELECT * INTO usager FROM usagers WHERE id = NEW.usager_id FOR SHARE;
  NEW.search_terms := search_terms_of(
    usager, NEW.organisation_id, (SELECT territoire_id FROM organisations WHERE id = NEW.organisation_id));
  NEW.sorted_as := CASE WHEN usager.deleted_at IS NULL THEN
    array_to_string(plain_words(usager.last_name), ' ') || ', ' || array_to_string(plain_words(usager.first_name), ' ') ELSE '' END;
  RETURN NEW;
END $$;
CREATE TRIGGER usager_profiles_search BEFORE INSERT OR UPDATE OF usager_id, organisation_id ON usager_profiles
  FOR EACH ROW EXECUTE FUNCTION usager_profiles_search();

CREATE FUNCTION usagers_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE usager_profiles SET usager_id = usager_id WHERE usager_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER usagers_search
  AFTER UPDATE OF last_name, first_name, birth_name, email, phone_number_formatted, deleted_at ON usagers
  FOR EACH ROW WHEN (
    (OLD.last_name, OLD.first_name, OLD.birth_name, OLD.email, OLD.phone_number_formatted, OLD.deleted_at) IS DISTINCT FROM
    (NEW.last_name, NEW.first_name, NEW.birth_name, NEW.email, NEW.phone_number_formatted, NEW.deleted_at)
  ) EXECUTE FUNCTION usagers_search();

CREATE FUNCTION organisations_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE usager_profiles SET usager_id = usager_id WHERE organisation_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER organisations_search AFTER UPDATE OF territoire_id ON organisations
  FOR EACH ROW WHEN (OLD.territoire_id <> NEW.territoire_id) EXECUTE FUNCTION organisations_search();

UPDATE usager_profiles SET usager_id = usager_id;

-- Without a list of what is to be indexed later: reading it would make one search slow for another's writes.
CREATE INDEX usager_profiles_search_terms ON usager_profiles USING gin (search_terms) WITH (fastupdate = off);
CREATE INDEX usager_profiles_organisation_id_sorted_as_usager_id_idx ON usager_profiles (organisation_id, sorted_as, usager_id);
DROP INDEX usager_profiles_organisation_id_idx;
