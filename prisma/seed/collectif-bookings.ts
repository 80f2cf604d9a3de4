import type { RdvStatus } from '#infra/prisma/client.ts'
import { zoneOf } from '#lib/zone.ts'
import { type Booking, endOf } from './bookings.ts'
import { mondayIn } from './demo-days.ts'
import { demoUsagerIds } from './demo-usagers.ts'
import type { Scene } from './individual-bookings.ts'
import { openLieuxOf } from './lieux.ts'
import { type DemoMotif, motifs } from './motifs.ts'
import { organisations, territoireOf } from './organisations.ts'
import { at, between, type Random, randomOf } from './random.ts'
import { posts } from './rosters.ts'
import { services } from './services.ts'

const WEEKS = [-6, -2, 1, 3, 6]
const seats = [8, 6, null, 10, 12]
const FULL = 3

/** A workshop of each kind every few weeks, with two agents, in the last hours of a day. */
export function collectifBookings(scene: Scene): Booking[] {
  const random = randomOf('ateliers')
  return motifs
    .filter(({ collectif }) => collectif)
    .flatMap((motif, nth) => WEEKS.flatMap((week, index) => workshop({ motif, nth, week, index }, scene, random)))
}

type Place = { motif: DemoMotif; nth: number; week: number; index: number }

function workshop(place: Place, scene: Scene, random: Random): Booking[] {
  const { motif, index, week } = place
  const startsAt = startOf(place, scene.now)
  const endsAt = endOf(startsAt, motif)
  const agentIds = leadersOf(motif)
    .filter((id) => scene.diary.isFree(id, startsAt, endsAt))
    .slice(0, 2)
  if (agentIds[0] === undefined) return []
  for (const id of agentIds) scene.diary.take(id, startsAt, endsAt)

  const status: RdvStatus = startsAt < scene.now ? 'seen' : index === 4 && place.nth % 3 === 0 ? 'revoked' : 'unknown'
  const maxParticipantsCount = at(seats, index)
  const people = guestsOf(place, maxParticipantsCount, scene, random)
  return [
    {
      motif,
      startsAt,
      endsAt,
      status,
      agentIds,
      maxParticipantsCount,
      lieuId: at(openLieuxOf(motif.organisationId), week + 8).id,
      name: index % 2 === 0 ? `${motif.name}, séance ${index + 1}` : motif.name,
      participants: people.map((usagerId) => ({
        usagerId,
        status: index === FULL ? status : presence(status, random),
      })),
      overbooked: maxParticipantsCount !== null && people.length > maxParticipantsCount,
      createdBy: { type: 'agent', id: agentIds[0] },
      createdAt: Math.min(startsAt, scene.now) - 20 * 86_400_000,
    },
  ]
}

function startOf({ motif, nth, week }: Place, now: number): number {
  const zone = zoneOf(territoireOf(motif.organisationId).timeZone)
  return zone.instantOf(mondayIn(zone.dayOf(now), week) + (nth % 5), 17 * 60 + 30)
}

const leadersOf = (motif: DemoMotif) =>
  posts.flatMap(({ organisation, service }, index) =>
    organisations[organisation].id === motif.organisationId && services[service].id === motif.serviceId
      ? [index + 1]
      : [],
  )

/** One full, one with a person too many, the others with seats left; the first usager of the demo is in one. */
function guestsOf({ motif, nth, index }: Place, max: number | null, { families }: Scene, random: Random): number[] {
  const wanted = index === FULL ? (max ?? 0) + (nth === 1 ? 1 : nth === 2 ? 0 : -4) : between(random, 1, 5)
  const invited = new Set<number>(nth === 0 && index === 2 ? [demoUsagerIds.nadia] : [])
  while (invited.size < wanted) invited.add(families.somebody(motif.organisationId, motif.name, random).id)
  return [...invited]
}

function presence(status: RdvStatus, random: Random): RdvStatus {
  if (status === 'revoked') return 'revoked'
  const draw = random()
  if (status === 'unknown') return draw < 0.93 ? 'unknown' : 'excused'
  return draw < 0.75 ? 'seen' : draw < 0.9 ? 'noshow' : 'excused'
}
