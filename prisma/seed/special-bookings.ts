import type { Booking } from './bookings.ts'

// The first bookings are those of the demo accounts.
const FAR_FROM_DEMO = 20
const HOUR = 3_600_000

/** An agent confirmed the overlap of two rdvs, here and there. */
export const overlaps = (bookings: Booking[], now: number): Booking[] =>
  bookings
    .filter(
      ({ startsAt, status, motif }) => startsAt > now && status === 'unknown' && !motif.collectif && !motif.followUp,
    )
    .filter((_booking, at) => at % 150 === 40)
    .map((booking, at) => ({ ...booking, ...overlapping(booking, bookings, at) }))

function overlapping({ startsAt, endsAt, agentIds, motif }: Booking, bookings: Booking[], at: number) {
  const others = bookings.filter(
    (other) => other.motif.organisationId === motif.organisationId && !other.motif.collectif,
  )
  const usagerId = others[at * 3 + FAR_FROM_DEMO]?.participants[0]?.usagerId ?? 1
  const half = (endsAt - startsAt) / 2
  return {
    startsAt: startsAt + half,
    endsAt: endsAt + half,
    exclusive: false,
    participants: [{ usagerId, status: 'unknown' as const }],
    createdBy: { type: 'agent' as const, id: agentIds[0] ?? 1 },
  }
}

/** Those of the next two hours whose usager is already there. */
export const withArrivals = (bookings: Booking[], now: number): Booking[] =>
  bookings.map((booking, at) =>
    at % 3 === 0 && booking.status === 'unknown' && Math.abs(booking.startsAt - now) < 2 * HOUR
      ? { ...booking, waitingRoomAt: now - 5 * 60_000 }
      : booking,
  )
