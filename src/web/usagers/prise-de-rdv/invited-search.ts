import type { Request } from 'express'
import { z } from 'zod'
import { ids } from '#web/shared/address-values.ts'
import { invitationOf, type OpenedInvitation } from '../invited.ts'
import { type EtapeAddress, etapeAddressOf } from './etape-address.ts'
import { type Parcours, parcoursOf } from './parcours.ts'

/** What an invitation fixes: answers that no address changes, and filters that only invitations have. */
export type InvitedSearch = {
  invitation: OpenedInvitation
  fixed: Parcours
  category: string | undefined
  organisationIds: number[] | undefined
}

export function invitedSearchOf(req: Request): InvitedSearch | null {
  const invitation = invitationOf(req)
  if (!invitation) return null
  const parse: (text: string) => unknown = req.app.get('query parser fn')
  const query = parse(invitation.search)
  const { motif_category_short_name: category, organisation_ids: organisationIds } = filters.parse(query)
  return { invitation, fixed: fixedBy(invitation, given(parcoursOf(query))), category, organisationIds }
}

const filters = z.object({
  motif_category_short_name: z.string().min(1).max(100).optional().catch(undefined),
  organisation_ids: ids.optional().catch(undefined),
})

/** The steps of the search itself stay free: which day, in which order. */
function given({ date, starts_at, restriction_lue, tri, user_ids, ...answers }: Parcours): Parcours {
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

/** The answers of the address; those of an invitation come first. */
export const askedParcours = (req: Request): Parcours => withInvitation(req, parcoursOf(req.query))

export function askedEtape(req: Request): EtapeAddress {
  const answers = etapeAddressOf(req.query)
  return { ...answers, parcours: withInvitation(req, answers.parcours) }
}

function withInvitation(req: Request, parcours: Parcours): Parcours {
  const invited = invitedSearchOf(req)
  if (!invited) return parcours
  const among = lieuxOfInvitation(req)
  const isElsewhere = among && parcours.lieu_id !== undefined && !among.includes(parcours.lieu_id)
  return { ...parcours, ...(isElsewhere ? { lieu_id: undefined } : {}), ...invited.fixed }
}

/** Undefined: any. */
export function lieuxOfInvitation(req: Request): readonly number[] | undefined {
  const lieuIds = invitationOf(req)?.personal?.lieuIds ?? []
  return lieuIds.length > 0 ? lieuIds : undefined
}
