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

/** The token of a partner lives twelve months after it was last asked for. */
export const PARTNER_TOKEN_LIFETIME_DAYS = 365
