import type { InvitationState } from '#infra/prisma/enums.ts'

/** What the link of an invitation stands for: a partner's opens all that invited usagers may book, an agent's one motif. */
export type Invitation = { usagerId: number; personal: PersonalInvitation | null }

type PersonalInvitation = {
  id: number
  motifId: number
  organisationId: number
  departementNumber: string
  /** None: any lieu of the organisation. */
  lieuIds: readonly number[]
  state: InvitationState
  expiresAt: Date
}

export type InvitationRefusal = 'expired' | 'withdrawn' | 'used'

type Judged = Pick<PersonalInvitation, 'state' | 'expiresAt'>

/** Why an agent's invitation opens nothing any more; its date counts, whatever its state says. */
export function invitationRefusal({ state, expiresAt }: Judged, now: Temporal.Instant): InvitationRefusal | null {
  if (state === 'used' || state === 'withdrawn' || state === 'expired') return state
  return expiresAt.getTime() <= now.epochMilliseconds ? 'expired' : null
}

type Use = { usagerId: number; motifId: number; lieuId: number | null }

/** Why an agent's invitation does not book this rdv: it is for one person, one motif and, where it names some, its lieux. */
export function invitationUseRefusal(
  { usagerId, personal }: Invitation,
  use: Use,
  now: Temporal.Instant,
): InvitationRefusal | 'autre-rdv' | null {
  if (!personal || usagerId !== use.usagerId || personal.motifId !== use.motifId) return 'autre-rdv'
  const isElsewhere = personal.lieuIds.length > 0 && !personal.lieuIds.some((id) => id === use.lieuId)
  return isElsewhere ? 'autre-rdv' : invitationRefusal(personal, now)
}

/** The token of a partner lives twelve months after it was last asked for. */
export const PARTNER_TOKEN_LIFETIME_DAYS = 365
