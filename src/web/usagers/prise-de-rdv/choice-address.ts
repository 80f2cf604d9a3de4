import type { Query } from '#lib/path.ts'
import { id } from '#web/shared/address-values.ts'
import { askedParcours, type InvitedSearch } from './invited-search.ts'
import type { Parcours } from './parcours.ts'
import { confirmationPath, nouvelleConfirmationPath } from './paths.ts'

/** The answers of the search, and which rdv they led to: a start, or a rdv collectif. */
export type ChoiceAddress = { parcours: Parcours; collectifId: number | null }

/** The `step` that partners and old mails write is accepted, and says nothing: one page is left. */
export const askedChoice = (query: Record<string, unknown>, invited: InvitedSearch | null): ChoiceAddress => ({
  parcours: askedParcours(query, invited),
  collectifId: id.safeParse(query.rdv_collectif_id).data ?? null,
})

const choiceQuery = ({ parcours, collectifId }: ChoiceAddress): Query => ({
  ...parcours,
  rdv_collectif_id: collectifId,
})

/** The last page: check and confirm. */
export const confirmationHref = (choice: ChoiceAddress) => nouvelleConfirmationPath({}, choiceQuery(choice))

/** Where its form goes. */
export const confirmationAction = (choice: ChoiceAddress) => confirmationPath({}, choiceQuery(choice))

/** The last page of a start just chosen. */
export const startHref = (parcours: Parcours) => confirmationHref({ parcours, collectifId: null })
