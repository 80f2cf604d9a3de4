import type { LieuAvailability } from '#infra/prisma/enums.ts'
import { MINUTE_MS } from '#lib/day.ts'

/** A rdv as an agent wants it, before it is written or changed. */
export type PlannedRdv = {
  motifId: number
  startsAt: Temporal.Instant
  /** Not always whole: the end of a rdv may be written elsewhere to the second. */
  durationInMin: number
  agentIds: readonly number[]
  place: PlannedPlace | null
  /** All who take part; on a change, who is not named any more is removed. */
  participants: readonly PlannedParticipant[]
  context: string | null
  /** Of a rdv collectif. */
  title: string | null
  /** Null: no limit. */
  maxParticipantsCount: number | null
  /** Pause of its agents; else that of the plage that it is taken on. */
  minutesAfterRdv?: number
}

/** A lieu of the organisation, or a place that serves once. */
export type PlannedPlace = { kind: 'lieu'; lieuId: number } | SingleUsePlace

export type SingleUsePlace = {
  kind: 'single-use'
  name: string
  address: string
  latitude: number
  longitude: number
}

export type PlannedParticipant = {
  usagerId: number
  sendLifecycleNotifications: boolean
  sendReminderNotification: boolean
}

/** When a rdv that is written takes place. */
export const hoursOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toTemporalInstant(),
  durationInMin: (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS,
})

/** When it ends: the minutes of a night when clocks change are counted, not read. */
export const endOf = ({ startsAt, durationInMin }: Pick<PlannedRdv, 'startsAt' | 'durationInMin'>): Temporal.Instant =>
  startsAt.add({ milliseconds: Math.round(durationInMin * MINUTE_MS) })

type Lieu = Omit<SingleUsePlace, 'kind'> & { id: number; availability: LieuAvailability }

/** The place of a rdv that is written. */
export function placeOf(lieu: Lieu | null): PlannedPlace | null {
  if (!lieu) return null
  const { id, availability, name, address, latitude, longitude } = lieu
  return availability === 'single_use'
    ? { kind: 'single-use', name, address, latitude, longitude }
    : { kind: 'lieu', lieuId: id }
}

/** What tells one place from another. */
export type Place = Extract<PlannedPlace, { kind: 'lieu' }> | Pick<SingleUsePlace, 'kind' | 'name' | 'address'>

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  if (one === null || other === null) return one === other
  if (one.kind === 'lieu') return other.kind === 'lieu' && one.lieuId === other.lieuId
  return other.kind === 'single-use' && one.name === other.name && one.address === other.address
}
