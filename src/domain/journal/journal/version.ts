import type { ActorType, VersionEvent } from '#infra/prisma/enums.ts'

/** One audited change. A column with an empty list changed without saying how: it is encrypted. */
export type Version = {
  id: number
  itemType: string
  itemId: number
  event: VersionEvent
  actorType: ActorType
  actorId: number | null
  actorName: string | null
  changes: Readonly<Record<string, readonly unknown[]>>
  createdAt: Temporal.Instant
}

export type Item = { type: string; id: number }

/** Tables whose changes belong to the history of another one. Those of a usager’s organisations and referents stay apart. */
const PARTS: Partial<Record<string, readonly string[]>> = {
  rdvs: ['agents_rdvs', 'participations'],
  plages: ['motifs_plages'],
  teams: ['agent_teams'],
}

export const partsOf = ({ type }: Item) => PARTS[type] ?? []

/** From when on changes are still known: before, they were deleted. */
export const isOlderThanJournal = (createdAt: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Instant.compare(createdAt, now.subtract({ hours: 24 * 365 })) < 0
