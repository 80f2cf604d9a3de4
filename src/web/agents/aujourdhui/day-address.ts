import { z } from 'zod'
import type { Query } from '#lib/path.ts'
import { day, id, orNull, words } from '#web/shared/address-values.ts'

const SHOWN = ['a-venir', 'a-completer', 'annules'] as const
export type Shown = (typeof SHOWN)[number]

/** What an address says of a day; null: today, everybody, everything. */
export type DayAddress = {
  jour: string | null
  agentId: number | null
  montrer: Shown | null
  /** A name or a number, sought among those of the day. */
  term: string | null
}

const anAddress = z.object({
  jour: orNull(day),
  agent_id: orNull(id),
  montrer: orNull(z.enum(SHOWN)),
  q: orNull(words),
})

export function readDayAddress(query: unknown): DayAddress {
  const { jour, agent_id: agentId, montrer, q: term } = anAddress.parse(query)
  return { jour, agentId, montrer, term }
}

export const dayQuery = ({ jour, agentId, montrer, term }: DayAddress): Query => ({
  jour,
  agent_id: agentId,
  montrer,
  q: term,
})
