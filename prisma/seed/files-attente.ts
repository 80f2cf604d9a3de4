import type { Prisma } from '#infra/prisma/client.ts'
import type { Booking } from './bookings.ts'
import type { Families } from './families.ts'
import type { Numbered } from './numbered.ts'

const DAY = 86_400_000

/** One in four of those who may wait for an earlier créneau does. */
export function filesAttenteOf(
  bookings: Numbered<Booking>[],
  families: Families,
  now: number,
): Prisma.FileAttenteCreateManyInput[] {
  const waiting = bookings.filter(
    ({ motif, status, startsAt }) =>
      motif.bookableBy === 'everyone' &&
      !motif.collectif &&
      motif.locationType !== 'home' &&
      status === 'unknown' &&
      startsAt > now + 7 * DAY,
  )
  return waiting
    .filter(({ participants }, at) => at % 4 === 0 || participants[0]?.usagerId === 2)
    .map(({ id, participants }, at) => ({
      rdvId: id,
      usagerId: adultOf(participants[0]?.usagerId ?? 0, families),
      notificationsSent: at % 3,
      lastCreneauSentAt: at % 3 === 0 ? null : new Date(now - DAY),
    }))
}

const adultOf = (usagerId: number, { byId }: Families) => byId.get(usagerId)?.responsibleId ?? usagerId
