import { found } from '#web/shared/refusal.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { ListAddress } from './liste-address.ts'

/** One that is not his is not there. */
export function organisationsAsked(
  { organisation, organisations }: OrganisationVisit,
  { organisationIds }: Pick<ListAddress, 'organisationIds'>,
) {
  if (organisationIds === null) return [organisation]
  if (organisationIds.includes(0)) return organisations
  return organisationIds.map((id) => found(organisations.find((one) => one.id === id)))
}
