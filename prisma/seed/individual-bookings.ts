import { type Booking, createdBefore, endOf, isCancelled, isTaken, statusAt } from './bookings.ts'
import type { Diary } from './diary.ts'
import type { Families } from './families.ts'
import type { DemoMotif } from './motifs.ts'
import { type Days, type Opening, openingsOf } from './openings.ts'
import type { DemoPlage } from './plages.ts'
import { chance, pick, type Random, randomOf } from './random.ts'
import type { DemoUsager } from './usagers.ts'

export type Scene = {
  now: number
  days: Days
  plages: DemoPlage[]
  families: Families
  /** Usagers that each agent follows. */
  followed: Map<number, number[]>
  diary: Diary
}

/** Walks through every opening, from start to end, and takes some of its time. */
export function individualBookings(scene: Scene): Booking[] {
  const random = randomOf('rdvs')
  return scene.plages.flatMap((plage) =>
    openingsOf(plage, scene.days).flatMap((opening) => fill(opening, plage, scene, random)),
  )
}

function fill(opening: Opening, plage: DemoPlage, scene: Scene, random: Random): Booking[] {
  const bookings: Booking[] = []
  let startsAt = opening.startsAt
  while (startsAt < opening.endsAt) {
    const motif = pick(random, plage.motifs)
    const endsAt = endOf(startsAt, motif)
    const booking =
      endsAt <= opening.endsAt && isTaken(startsAt, scene.now, random) && book(startsAt, motif, plage, scene, random)
    if (booking) bookings.push(booking)
    startsAt = endsAt
  }
  return bookings
}

function book(startsAt: number, motif: DemoMotif, plage: DemoPlage, scene: Scene, random: Random): Booking | null {
  const endsAt = endOf(startsAt, motif)
  const usager = concerned(motif, plage, scene, random)
  if (!usager || !scene.diary.isFree(plage.agentId, startsAt, endsAt)) return null
  const status = statusAt(startsAt, scene.now, random)
  if (!isCancelled(status)) scene.diary.take(plage.agentId, startsAt, endsAt)
  const lieuId = motif.locationType === 'public_office' ? (plage.lieuId ?? null) : null
  const createdBy = creatorOf(motif, usager, plage, random)
  const createdAt = createdBefore(startsAt, scene.now, random)
  return {
    motif,
    lieuId,
    startsAt,
    endsAt,
    status,
    agentIds: [plage.agentId],
    participants: [{ usagerId: usager.id, status }],
    createdBy,
    createdAt,
  }
}

function concerned(
  motif: DemoMotif,
  plage: DemoPlage,
  { families, followed }: Scene,
  random: Random,
): DemoUsager | undefined {
  if (!motif.followUp) return families.somebody(plage.organisationId, motif.name, random)
  const ids = followed.get(plage.agentId)
  return ids && families.byId.get(pick(random, ids))
}

function creatorOf(motif: DemoMotif, usager: DemoUsager, { agentId }: DemoPlage, random: Random): Booking['createdBy'] {
  const id = usager.responsibleId ?? usager.id
  if (motif.bookableBy === 'everyone' && chance(random, 0.45)) return { type: 'usager', id }
  if (motif.bookableBy !== 'agents' && chance(random, 0.06)) return { type: 'prescripteur', id: 0 }
  return { type: 'agent', id: agentId }
}
