import { z } from 'zod'
import { ids } from '#web/shared/address-values.ts'
import type { OpenedInvitation } from '../invited.ts'
import { type Parcours, parcoursOf } from './parcours.ts'

/** What an invitation fixes: answers that no address changes, and filters that only invitations have. */
export type InvitedSearch = {
  invitation: OpenedInvitation
  fixed: Parcours
  /** That of an agent's invitation; null: any. */
  motifId: number | null
  category: string | undefined
  organisationIds: number[] | undefined
  /** Undefined: any. */
  lieuIds: readonly number[] | undefined
}

/** `query`: that of its link. */
export function invitedSearch(invitation: OpenedInvitation, query: unknown): InvitedSearch {
  const { motif_category_short_name: category, organisation_ids: organisationIds } = filters.parse(query)
  const lieuIds = invitation.personal?.lieuIds ?? []
  return {
    invitation,
    motifId: invitation.personal?.motifId ?? null,
    fixed: fixedBy(invitation, given(parcoursOf(query))),
    category,
    organisationIds,
    lieuIds: lieuIds.length > 0 ? lieuIds : undefined,
  }
}

const filters = z.object({
  motif_category_short_name: z.string().min(1).max(100).optional().catch(undefined),
  organisation_ids: ids.optional().catch(undefined),
})

/** The steps of the search itself stay free: which day, in which order. */
function given({ date, starts_at, restriction_lue, tri, tous, revoir, user_ids, ...answers }: Parcours): Parcours {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
}

function fixedBy({ personal }: OpenedInvitation, answers: Parcours): Parcours {
  if (!personal) return answers
  const [lieuId, ...others] = personal.lieuIds
  return {
    departement: personal.departementNumber,
    motif_id: personal.motifId,
    user_selected_organisation_id: personal.organisationId,
    ...(lieuId !== undefined && others.length === 0 ? { lieu_id: lieuId } : {}),
  }
}

/** The answers of an address; those of an invitation come first. */
export function askedParcours(query: unknown, invited: InvitedSearch | null): Parcours {
  const parcours = parcoursOf(query)
  if (!invited) return parcours
  const { lieuIds, fixed } = invited
  const isElsewhere = lieuIds && parcours.lieu_id !== undefined && !lieuIds.includes(parcours.lieu_id)
  return { ...parcours, ...(isElsewhere ? { lieu_id: undefined } : {}), ...fixed }
}
