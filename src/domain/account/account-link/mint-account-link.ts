import { db } from '#infra/db.ts'
import type { AccountPurpose } from '#infra/prisma/enums.ts'
import { accountTokenDigest, lifetimeOf, newAccountToken } from './account-link.ts'
import { invitationCodeDigest, newInvitationCode } from './invitation-code.ts'

export type AccountLinkOrder = {
  purpose: AccountPurpose
  personType: 'usager' | 'agent'
  personId: number
  /** Address being proved. */
  email: string
  returnTo: string | null
  /** Of the limits, given back once it is opened. */
  tries?: readonly string[] | undefined
}

/** The only moment when the token and the code are known: they go into a mail, their digests into the database. */
export async function mintAccountLink(order: AccountLinkOrder, now: Temporal.Instant) {
  const { purpose, personType, personId, email, returnTo, tries = [] } = order
  const token = newAccountToken()
  const expiresAt = now.add(lifetimeOf[purpose])
  const person = personType === 'usager' ? { usagerId: personId } : { agentId: personId }
  const code = purpose === 'invitation' && personType === 'usager' ? newInvitationCode() : null
  const kept = {
    digest: accountTokenDigest(token),
    codeDigest: code && invitationCodeDigest(code),
    expiresAt: new Date(expiresAt.epochMilliseconds),
  }
  const data = { purpose, email, returnTo, tries: [...tries], ...person, ...kept }
  const { id } = await db.accountLink.create({ data, select: { id: true } })
  return { id, token, code, expiresAt }
}
