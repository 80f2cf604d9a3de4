-- What somebody without account answered waits with his names for the code that proves his address.
ALTER TABLE verifications ADD COLUMN answers text;
ALTER TABLE verifications ADD CONSTRAINT verifications_answers_encrypted CHECK (answers ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$');
