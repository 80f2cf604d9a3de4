import type { Creneau } from '#domain/booking/creneau/creneau.ts'
import type { AgentWeek } from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import type { WeekDay } from '#domain/booking/creneau/week.ts'
import type { Query } from '#lib/path.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { localDay, zoneOf } from '#lib/zone.ts'
import { type AgentSign, signOf } from '../agent-sign.ts'
import { type Half, halvesOf } from '../week-halves.ts'
import { notBefore } from './search.ts'

type Hour = { href: string; time: string; agent: string; sign: AgentSign }

export type WeekShown = {
  days: { date: string; state: WeekDay['state']; halves: (Half<Hour> | null)[] }[]
  previous: string | null
  next: string | null
  /** Who receives these days: one of them alone, when there are several. */
  agents: { name: string; sign: AgentSign; href: string }[]
  /** The first créneau after an empty week. */
  firstLater: { text: string; href: string } | null
  isEmpty: boolean
}

type Shown = {
  timeZone: string
  today: string
  agentNames: ReadonlyMap<number, string>
  /** The step after, with this créneau. */
  startHref: (creneau: Creneau, startsAt: string) => string
  /** The same page otherwise. */
  weekHref: (changed: Query) => string
}

/** Seven days of hours as an agent reads them: whose, by name and sign, each a link to what follows. */
export function weekShown({ days, creneaux, next }: AgentWeek, shown: Shown): WeekShown {
  const { timeZone, today, agentNames, weekHref } = shown
  const zone = zoneOf(timeZone)
  const from = Temporal.PlainDate.from(days[0]?.date ?? today)
  const byDay = Map.groupBy(creneaux, ({ startsAtMs }) => zone.dayOf(startsAtMs))
  const isEmpty = creneaux.length === 0
  return {
    days: days.map(({ date, state, starts: [start] }) => ({
      date,
      state,
      halves: start === undefined ? [] : halvesOf((byDay.get(zone.dayOf(start)) ?? []).map(hourOf), SHOWN),
    })),
    previous: previousOf(),
    next: isEmpty && next === null ? null : weekHref({ date: from.add({ days: 7 }).toString() }),
    agents: agentsOf(),
    firstLater: next === null ? null : firstLaterOf(next),
    isEmpty,
  }

  function hourOf(creneau: Creneau): Hour {
    const { startsAtMs, agentId } = creneau
    return {
      href: shown.startHref(creneau, startValue(startsAtMs)),
      time: zone.timeOf(startsAtMs),
      agent: agentNames.get(agentId) ?? 'Agent',
      sign: signOf(agentId),
    }
  }

  function previousOf() {
    if (from.toString() <= today) return null
    return weekHref({ date: notBefore(from.subtract({ days: 7 }).toString(), today) })
  }

  function agentsOf() {
    const ids = [...new Set(creneaux.map(({ agentId }) => agentId))]
    if (ids.length < 2) return []
    return ids
      .map((id) => ({
        name: agentNames.get(id) ?? 'Agent',
        sign: signOf(id),
        href: weekHref({ agent_ids: [id], group_ids: undefined, team_ids: undefined }),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  function firstLaterOf(startMs: number) {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs)
    const date = localDay(start, timeZone).toString()
    return { text: dateTimeShort(start, timeZone), href: weekHref({ date }) }
  }
}

/** To the minute. */
const startValue = (startMs: number) => `${new Date(startMs).toISOString().slice(0, 16)}Z`

/** Of half a day; an agent reads more than a usager. */
const SHOWN = 20
