import { z } from 'zod'
import { dayNumber, firstDayOfMonth, isoDay, mondayOf, monthOf } from '#lib/day.ts'
import type { Query } from '#lib/path.ts'
import { day, id, ids } from '#web/shared/address-values.ts'

const VIEWS = ['jour', 'semaine', 'mois', 'liste'] as const
export type AgendaView = (typeof VIEWS)[number]

/** What an address of an agenda says: a view, a day within it, and whose agendas stand beside one another. */
export type AgendaAddress = {
  vue: AgendaView
  date: string
  /** None of the three: the agent of the path. */
  agentIds: readonly number[]
  teamIds: readonly number[]
  groupIds: readonly number[]
  /** Rdv that one comes from. */
  selected: number | null
}

/** A select left on its first answer sends an empty one. */
const someIds = z
  .preprocess((given) => (Array.isArray(given) ? given.filter((one) => one !== '') : given), ids)
  .catch([])

const anAddress = z.object({
  vue: z.enum(VIEWS).catch('semaine'),
  date: day.nullable().catch(null),
  agent_ids: someIds,
  team_ids: someIds,
  group_ids: someIds,
  selected_event_id: id.nullable().catch(null),
})

/** What cannot be read is as if it were not there: today, by week. */
export function readAddress(query: unknown, today: string): AgendaAddress {
  const { vue, date, agent_ids, team_ids, group_ids, selected_event_id } = anAddress.parse(query)
  const [agentIds, teamIds, groupIds] = [agent_ids, team_ids, group_ids].map((list) => [...new Set(list)])
  return {
    vue,
    date: date ?? today,
    agentIds: agentIds ?? [],
    teamIds: teamIds ?? [],
    groupIds: groupIds ?? [],
    selected: selected_event_id,
  }
}

export const addressQuery = ({ vue, date, agentIds, teamIds, groupIds, selected }: AgendaAddress): Query => ({
  vue,
  date,
  agent_ids: agentIds,
  team_ids: teamIds,
  group_ids: groupIds,
  selected_event_id: selected,
})

/** The same, as a form carries it; a field that the form asks is left to it. */
export const addressFields = (address: AgendaAddress, except: readonly string[] = []) =>
  Object.entries(addressQuery(address)).flatMap(([name, value]) => {
    if (except.includes(name) || value === null || value === undefined) return []
    const isList = typeof value === 'object'
    return [value].flat().map((one) => ({ name: isList ? `${name}[]` : name, value: String(one) }))
  })

/** First and last day shown; a month by whole weeks. */
export function daysShown({ vue, date }: Pick<AgendaAddress, 'vue' | 'date'>) {
  const day = dayNumber(date)
  if (vue === 'jour') return { from: day, to: day }
  if (vue !== 'mois') return { from: mondayOf(day), to: mondayOf(day) + 6 }
  const month = monthOf(day)
  return { from: mondayOf(firstDayOfMonth(month)), to: mondayOf(firstDayOfMonth(month + 1) - 1) + 6 }
}

/** The same view earlier or later by one. */
export function besides(address: AgendaAddress, direction: 1 | -1): AgendaAddress {
  const day = dayNumber(address.date)
  const to =
    address.vue === 'mois'
      ? firstDayOfMonth(monthOf(day) + direction)
      : day + direction * (address.vue === 'jour' ? 1 : 7)
  return { ...address, date: isoDay(to), selected: null }
}
