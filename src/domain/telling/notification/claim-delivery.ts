import { db } from '#infra/db.ts'

export type ClaimOutcome =
  | { ok: true; attempts: number; messageId: string }
  | { ok: false; reason: 'sent' | 'unknown' }
  | { ok: false; reason: 'claimed'; until: Temporal.Instant }

/** One sender at a time: a claim is given up when its sender has not said anything for the length of the lease. */
export async function claimDelivery(
  key: string,
  { now, lease }: { now: Temporal.Instant; lease: Temporal.Duration },
): Promise<ClaimOutcome> {
  const staleSince = dateOf(now.subtract(lease))
  const [claimed] = await db.delivery.updateManyAndReturn({
    where: {
      key,
      OR: [{ state: { in: ['pending', 'failed'] } }, { state: 'sending', claimedAt: { lte: staleSince } }],
    },
    data: { state: 'sending', claimedAt: dateOf(now), attempts: { increment: 1 } },
    select: { attempts: true, messageId: true, key: true },
  })
  if (claimed) return { ok: true, attempts: claimed.attempts, messageId: claimed.messageId ?? claimed.key }
  return refusalOf(key, lease)
}

async function refusalOf(key: string, lease: Temporal.Duration): Promise<ClaimOutcome> {
  const delivery = await db.delivery.findUnique({ where: { key }, select: { state: true, claimedAt: true } })
  if (!delivery) return { ok: false, reason: 'unknown' }
  if (delivery.state !== 'sending' || !delivery.claimedAt) return { ok: false, reason: 'sent' }
  const claimedAt = Temporal.Instant.fromEpochMilliseconds(delivery.claimedAt.getTime())
  return { ok: false, reason: 'claimed', until: claimedAt.add(lease) }
}

const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
