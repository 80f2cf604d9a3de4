-- Redis may lose what was published to it: an evenement is done with when its deliveries are written.
ALTER TABLE "evenements" ADD COLUMN "dispatched_at" TIMESTAMPTZ(3);

DROP INDEX evenements_unpublished;
CREATE INDEX evenements_undispatched ON evenements (id) WHERE dispatched_at IS NULL;
