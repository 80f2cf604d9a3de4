import { db } from '#infra/db.ts'
import { participationTokenDigests } from './participation-token-digest.ts'

/** `rdvId`: null, whatever its rdv. */
type Given = { token: string; rdvId: number | null }

const givenWhere = ({ token, rdvId }: Given) => ({
  digest: { in: participationTokenDigests(token) },
  ...(rdvId === null ? {} : { participation: { rdvId } }),
})

/** What the link of a message opens; null when it is unknown, of another rdv, revoked or older than twelve weeks. */
export async function findParticipationByToken(given: Given, now: Temporal.Instant) {
  const found = await db.participationToken.findFirst({
    where: { ...givenWhere(given), expiresAt: { gt: new Date(now.epochMilliseconds) } },
    select: { participation: { select: { id: true, rdvId: true, usagerId: true } } },
  })
  return found?.participation ?? null
}

/** Of any age. */
export const isParticipationToken = async (given: Given): Promise<boolean> =>
  (await db.participationToken.count({ where: givenWhere(given) })) > 0
