import type { Request } from 'express'
import { listMotifsOfSearch, type MotifFound } from '#domain/motif/motif-search-queries.ts'
import type { Parcours } from './parcours.ts'
import { ownReferentsOf } from './referents.ts'

/** Motifs that the answers leave, by name. */
export async function motifsOf(req: Request, parcours: Parcours, now: Temporal.Instant): Promise<MotifFound[]> {
  if (!parcours.departement) return []

  const found = await listMotifsOfSearch(
    {
      departement: parcours.departement,
      cityCode: parcours.city_code,
      streetBanId: parcours.street_ban_id,
      bookableBy: ['everyone'],
      referentIds: await ownReferentsOf(req, parcours),
      serviceId: parcours.service_id,
      motifId: parcours.motif_id,
      lieuId: parcours.lieu_id,
      organisationId: parcours.public_link_organisation_id ?? parcours.user_selected_organisation_id,
      externalOrganisationIds: parcours.external_organisation_ids,
    },
    now,
  )
  const key = parcours.motif_name_with_location_type
  return key ? found.filter((motif) => motif.key === key) : found
}
