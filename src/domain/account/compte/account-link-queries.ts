import { z } from 'zod'
import { accountTokenDigest } from '#domain/account/account-link/account-link.ts'
import { invitationCodeDigests } from '#domain/account/account-link/invitation-code.ts'
import { db, type Tx } from '#infra/db.ts'
import type { AccountPurpose } from '#infra/prisma/enums.ts'
import { query, statement } from '#infra/query.ts'

const PERSON = {
  select: {
    id: true,
    email: true,
    firstName: true,
    lastName: true,
    passwordDigest: true,
    deletedAt: true,
    confirmedAt: true,
    invitationSentAt: true,
    invitationAcceptedAt: true,
  },
}
const WITH_PERSON = { usager: PERSON, agent: PERSON } as const

export const findLinkOfToken = (token: string, purposes: readonly AccountPurpose[], now: Temporal.Instant) =>
  findUsable({ digest: accountTokenDigest(token) }, purposes, now)

/** The eight signs of an invitation, as they were typed. */
export const findLinkOfCode = (typed: string, now: Temporal.Instant) =>
  findUsable({ codeDigest: { in: invitationCodeDigests(typed) } }, ['invitation'], now)

export const findLink = (id: number, purposes: readonly AccountPurpose[], now: Temporal.Instant, tx: Tx = db) =>
  findUsable({ id }, purposes, now, tx)

/** Once: those that asked for it. */
export async function takeTriesOfLink(id: number): Promise<string[]> {
  const [row] = await query(TAKE_TRIES, [id])
  return row?.tries ?? []
}

const TAKE_TRIES = statement(
  'take-tries-of-link',
  { tries: z.array(z.string()) },
  `
  UPDATE account_links link SET tries = '{}' FROM (SELECT id, tries FROM account_links WHERE id = $1 FOR UPDATE) AS before
  WHERE link.id = before.id AND before.tries <> '{}' RETURNING before.tries`,
)

export type UsableLink = NonNullable<Awaited<ReturnType<typeof findUsable>>>

/** Neither used, nor too old, nor replaced by a newer one; its person is still there. */
async function findUsable(
  which: { id: number } | { digest: string } | { codeDigest: { in: string[] } },
  purposes: readonly AccountPurpose[],
  now: Temporal.Instant,
  tx: Tx = db,
) {
  const current = { usedAt: null, expiresAt: { gt: new Date(now.epochMilliseconds) }, purpose: { in: [...purposes] } }
  const link = await tx.accountLink.findFirst({ where: { ...which, ...current }, include: WITH_PERSON })
  const person = link?.usager ?? link?.agent
  if (!link || !person || person.deletedAt) return null

  const { purpose, usagerId, agentId, id } = link
  const newer = await tx.accountLink.findFirst({
    where: { purpose, usagerId, agentId, id: { gt: id } },
    select: { id: true },
  })
  return newer ? null : { ...link, person, face: link.usager ? ('usager' as const) : ('agent' as const) }
}
