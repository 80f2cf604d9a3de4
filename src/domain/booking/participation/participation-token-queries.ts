import { db } from '#infra/db.ts'
import { readCalendarToken } from './calendar-token.ts'
import { participationTokenDigests } from './participation-token-digest.ts'

/** `rdvId`: null, whatever its rdv. */
type Given = { token: string; rdvId: number | null }

/**
 * What the link of a message, or of a calendar file, opens; null when it is unknown, of another rdv, revoked or older than twelve
 * weeks.
 */
export async function findParticipationByToken({ token, rdvId }: Given, now: Temporal.Instant) {
  const kept = readCalendarToken(token)
  if (kept && Temporal.Instant.compare(kept.expiresAt, now) <= 0) return null
  const expiresAt = { gt: new Date(now.epochMilliseconds) }
  const told = { tokens: { some: { digest: { in: participationTokenDigests(token) }, expiresAt } } }
  return db.participation.findFirst({
    where: { ...(kept ? { id: kept.participationId } : told), ...ofRdv(rdvId) },
    select: { id: true, rdvId: true, usagerId: true },
  })
}

/** Of any age. */
export async function isParticipationToken({ token, rdvId }: Given): Promise<boolean> {
  if (readCalendarToken(token)) return true
  const where = { digest: { in: participationTokenDigests(token) }, participation: ofRdv(rdvId) }
  return (await db.participationToken.count({ where })) > 0
}

const ofRdv = (rdvId: number | null) => (rdvId === null ? {} : { rdvId })
