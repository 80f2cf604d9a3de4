-- Lists of rdvs are read from their index alone: any page, any filter, whatever the size of the organisation.
DROP INDEX "rdvs_organisation_id_starts_at_idx";
CREATE INDEX "rdvs_listed" ON "rdvs"("organisation_id", "starts_at", "id", "status", "motif_id", "lieu_id");
CREATE INDEX "rdvs_listed_by_status" ON "rdvs"("organisation_id", "status", "starts_at", "id", "motif_id", "lieu_id");
