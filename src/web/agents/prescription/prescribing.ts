import { findPrescribedUsager, type PrescribedUsager } from '#domain/booking/prescription/find-prescribed-usager.ts'
import { narrowedTo } from '#domain/booking/prescription/home.ts'
import { listPrescribableMotifs } from '#domain/booking/prescription/list-prescribable-motifs.ts'
import { oneByKey, requiresLieu } from '#domain/territory/motif/motif-search.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { Parcours } from './parcours.ts'
import { prescriptionPath, recapitulatifPath, usagerPath } from './paths.ts'

/** What is prescribed, as far as it is answered: looked up again on each page. */
export type Prescribing = {
  visit: OrganisationVisit
  parcours: Parcours
  /** Null: it is chosen later, or the one who was is not there. */
  usager: PrescribedUsager | null
  /** Motifs that the answers leave, by name. */
  motifs: readonly MotifFound[]
}

export async function findPrescribing(visit: OrganisationVisit, asked: Parcours): Promise<Prescribing> {
  const [usagerId] = asked.user_ids ?? []
  const usager = usagerId === undefined ? null : await findPrescribedUsager(placeOf(visit), usagerId)
  const parcours = { ...asked, user_ids: usager ? [usager.person.id] : undefined }
  return { visit, parcours, usager, motifs: await motifsOf(visit, parcours, usager) }
}

/** Where the agent works: what he may prescribe depends on it. */
export const placeOf = ({ actor, organisation }: OrganisationVisit) => ({
  actor,
  organisationId: organisation.id,
  departement: organisation.territoire.departementNumber,
})

async function motifsOf(visit: OrganisationVisit, parcours: Parcours, usager: PrescribedUsager | null) {
  const found = await listPrescribableMotifs(
    { ...placeOf(visit), home: usager?.home ?? null, now: visit.now },
    {
      serviceId: parcours.service_id,
      motifId: parcours.motif_id,
      lieuId: parcours.lieu_id,
      organisationId: parcours.user_selected_organisation_id,
    },
  )
  const key = parcours.motif_name_with_location_type
  return key ? found.filter((motif) => motif.key === key) : found
}

export const whoOf = ({ usager }: Prescribing) => narrowedTo(usager?.home ?? null, usager?.person.id ?? null)

export type Step = 'motif' | 'lieu' | 'organisation' | 'creneau'

/** The first question without an answer. */
export function nextStep({ parcours, motifs }: Prescribing): Step {
  const [motif] = motifs
  const isChosen = parcours.motif_id !== undefined || parcours.motif_name_with_location_type !== undefined
  if (!motif || !isChosen || oneByKey(motifs).length !== 1) return 'motif'
  if (requiresLieu(motif)) return parcours.lieu_id === undefined ? 'lieu' : 'creneau'
  return parcours.user_selected_organisation_id === undefined ? 'organisation' : 'creneau'
}

type Of = Pick<Prescribing, 'visit'>

export const searchHref = ({ visit }: Of, parcours: Parcours) =>
  prescriptionPath({ organisationId: visit.organisation.id }, parcours)

/** After a créneau: who comes, unless it is known, then the last page. */
export function chosenHref({ visit, usager }: Prescribing, parcours: Parcours) {
  const to = usager ? recapitulatifPath : usagerPath
  return to({ organisationId: visit.organisation.id }, { ...parcours, revoir: undefined })
}
