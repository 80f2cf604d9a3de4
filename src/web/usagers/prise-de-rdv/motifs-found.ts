import { openingsTo } from '#domain/territory/motif/booker.ts'
import { durationOf } from '#domain/territory/motif/duration.ts'
import {
  type InvitedSearch as Invited,
  listIdsOfCategory,
  listMotifsOfOrganisations,
} from '#domain/territory/motif/invited-motif-queries.ts'
import { oneByKey } from '#domain/territory/motif/motif-search.ts'
import { listMotifsOfSearch, type MotifFound, type MotifSearch } from '#domain/territory/motif/motif-search-queries.ts'
import type { InvitedSearch } from './invited-search.ts'
import type { Parcours } from './parcours.ts'
import type { Reached } from './reached.ts'
import { ownReferentsOf } from './referents.ts'
import type { SearchVisit } from './search-visit.ts'

/** How far the answers lead. */
export async function reach(visit: SearchVisit, asked: Parcours): Promise<Reached> {
  const { revoir, ...parcours } = asked
  const motifs = await motifsOf(visit, parcours)
  const again = revoir !== undefined
  return { visit, motifs, again, parcours: again ? parcours : withOnlyKey(parcours, motifs) }
}

/** Motifs that the answers leave, by name. */
export async function motifsOf(visit: SearchVisit, parcours: Parcours): Promise<readonly MotifFound[]> {
  const { invited, now } = visit
  const search = { parcours, referentIds: await ownReferentsOf(visit, parcours), now }
  const found = invited ? await listInvited(search, invited) : await listByAddress(search, openingsTo('usager'))
  const key = parcours.motif_name_with_location_type
  return lasting(parcours.duration, key ? found.filter((motif) => motif.key === key) : found)
}

/** As long as was asked, where several people may come together. */
const lasting = (asked: number | undefined, motifs: readonly MotifFound[]) =>
  asked === undefined ? motifs : motifs.map((motif) => ({ ...motif, durationInMin: durationOf(motif, asked) }))

/** The only motif is chosen without a question. */
function withOnlyKey(parcours: Parcours, motifs: readonly MotifFound[]): Parcours {
  const [only, ...others] = oneByKey(motifs)
  const isChosen = parcours.motif_id !== undefined || parcours.motif_name_with_location_type !== undefined
  return isChosen || !only || others.length > 0 ? parcours : { ...parcours, motif_name_with_location_type: only.key }
}

type Search = { parcours: Parcours; referentIds: number[] | undefined; now: Temporal.Instant }

const listByAddress = async ({ parcours, referentIds, now }: Search, bookableBy: MotifSearch['bookableBy']) =>
  parcours.departement
    ? listMotifsOfSearch(
        {
          departement: parcours.departement,
          cityCode: parcours.city_code,
          streetBanId: parcours.street_ban_id,
          bookableBy,
          ...filtersOf(parcours, referentIds),
        },
        now,
      )
    : []

const filtersOf = (parcours: Parcours, referentIds: number[] | undefined) => ({
  referentIds,
  serviceId: parcours.service_id,
  motifId: parcours.motif_id,
  lieuId: parcours.lieu_id,
  organisationId: parcours.public_link_organisation_id ?? parcours.user_selected_organisation_id,
  externalOrganisationIds: parcours.external_organisation_ids,
})

/** The motif of an agent's invitation; else what the address gives, else the organisations of the link (decision 24). */
async function listInvited(search: Search, invited: InvitedSearch): Promise<readonly MotifFound[]> {
  const { personal } = invited.invitation
  if (personal) return listPersonal(search, personal)
  const near = await keepInvited(await listByAddress(search, openingsTo('invited_usager')), invited)
  const organisationIds = invited.organisationIds ?? []
  if (near.length > 0 || organisationIds.length === 0) return near
  const { parcours, referentIds, now } = search
  const asked: Invited = {
    organisationIds,
    bookableBy: openingsTo('invited_usager'),
    categoryShortName: invited.category,
  }
  const followUp = referentIds !== undefined
  return listMotifsOfOrganisations({ ...asked, followUp, ...filtersOf(parcours, referentIds) }, now)
}

type Personal = NonNullable<InvitedSearch['invitation']['personal']>

const listPersonal = ({ parcours, now }: Search, { motifId, organisationId }: Personal) =>
  listMotifsOfOrganisations(
    {
      organisationIds: [organisationId],
      bookableBy: openingsTo('personally_invited_usager'),
      motifId,
      lieuId: parcours.lieu_id,
    },
    now,
  )

async function keepInvited(found: readonly MotifFound[], { category, organisationIds }: InvitedSearch) {
  const ids = organisationIds ?? []
  const ours = ids.length > 0 ? found.filter(({ organisationId }) => ids.includes(organisationId)) : found
  if (!category) return ours
  const motifIds = await listIdsOfCategory(
    category,
    ours.map(({ id }) => id),
  )
  return ours.filter(({ id }) => motifIds.includes(id))
}
