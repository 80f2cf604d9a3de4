import { db } from '#infra/db.ts'
import { participationTokenDigests } from './participation-token-digest.ts'

/** What the link of a message opens; null when it is unknown, revoked or older than twelve weeks. */
export async function findParticipationByToken(token: string, now: Temporal.Instant) {
  const found = await db.participationToken.findFirst({
    where: { digest: { in: participationTokenDigests(token) }, expiresAt: { gt: new Date(now.epochMilliseconds) } },
    select: { participation: { select: { id: true, rdvId: true, usagerId: true } } },
  })
  return found?.participation ?? null
}

/** Of any age. */
export const isParticipationToken = async (token: string): Promise<boolean> =>
  (await db.participationToken.count({ where: { digest: { in: participationTokenDigests(token) } } })) > 0
