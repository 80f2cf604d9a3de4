import type { AgentOfAgenda } from '#domain/booking/agenda/agenda-queries.ts'
import type { AgendaDay, AgendaEntry } from '#domain/booking/agenda/agent-agenda.ts'
import { dayNumber, minuteOfDay, weekdayOf } from '#lib/day.ts'
import { displayName, shortName } from '#lib/names.ts'
import type { Zone } from '#lib/zone.ts'
import { wizardPath } from '../nouveau-rdv/paths.ts'
import type { AgendaView } from './agenda-address.ts'
import { agendaPath, evenementsPath, fluxPath } from './paths.ts'

/**
 * What the page says to the grid of the browser: JSON in the attribute `data-agenda` of an empty element. The server's own
 * face of the same days stands in the element `data-agenda-table` after it, which a grid that starts may hide; where `vue`
 * is « liste » there is no `data-agenda`.
 */
export type AgendaMount = {
  organisationId: number
  /** Of the organisation. Events come in its wall clock. */
  timeZone: string
  /** « 2027-03-01T14:00:00+01:00 », when the page was made. */
  now: string
  vue: Exclude<AgendaView, 'liste'>
  /** The day that the address names, and the first and last that are shown. */
  date: string
  from: string
  to: string
  /** Columns of a day, in this order; one agent: columns are days. */
  agents: { id: string; name: string; shortName: string; about: string; href: string }[]
  /** What is drawn: 7 h to 20 h, and beyond where something lies there on these days. « HH:MM », at most « 24:00 ». */
  hours: { from: string; to: string }
  /** Outside is shaded. 1 is Monday. */
  openHours: { from: string; to: string; days: number[] }
  /** 0 is Sunday: those of the days shown on which nothing lies and which the agent does not want. */
  hiddenDays: number[]
  /** Rdv that the address names. */
  selected: number | null
  hasWaitingStripes: boolean
  urls: {
    /** Add `start` and `end`, days or instants, the end excluded (agenda-events.ts). */
    events: string
    /** Server-sent events that say when to read them again (flux.ts). */
    stream: string
    /** Add `starts_at`, and `agent_ids[]`. */
    newRdv: string
    /** This page: add `date` and `vue`. */
    page: string
  }
}

type Mounted = {
  organisationId: number
  address: { vue: Exclude<AgendaView, 'liste'>; date: string }
  agentId: number
  agents: readonly AgentOfAgenda[]
  days: readonly AgendaDay[]
  display: { displaySaturdays: boolean }
  hasWaitingStripes: boolean
  selected: number | null
  zone: Zone
  now: Temporal.Instant
}

export function agendaMount(mounted: Mounted): AgendaMount {
  const { organisationId, address, agents, agentId, days, display, zone, now } = mounted
  const agentIds = agents.map(({ id }) => id)
  const [first, last] = [days[0]?.day ?? address.date, days.at(-1)?.day ?? address.date]
  return {
    organisationId,
    timeZone: zone.timeZone,
    now: now.toString({ timeZone: zone.timeZone, smallestUnit: 'second' }),
    vue: address.vue,
    date: address.date,
    from: first,
    to: last,
    agents: agents.map((agent) => ({
      id: String(agent.id),
      name: displayName(agent),
      shortName: shortName(agent),
      about: agent.services.map((service) => service.shortName).join(', '),
      href: agendaPath({ organisationId, agentId: agent.id }),
    })),
    hours: hoursOf(days, zone),
    openHours: { from: '07:00', to: '19:00', days: [1, 2, 3, 4, 5, 6] },
    hiddenDays: hiddenDays(days, display),
    selected: mounted.selected,
    hasWaitingStripes: mounted.hasWaitingStripes,
    urls: {
      events: evenementsPath({}, { organisation_id: organisationId, agent_ids: agentIds }),
      stream: fluxPath({ organisationId }, { agent_ids: agentIds }),
      newRdv: wizardPath({ organisationId }),
      page: agendaPath({ organisationId, agentId }, { agent_ids: agents.length > 1 ? agentIds : null }),
    },
  }
}

const [USUAL_FROM, USUAL_TO] = [7 * 60, 20 * 60]

/** Whole hours; what lasts beyond a day, or is but a plage of elsewhere, widens nothing. */
function hoursOf(days: readonly AgendaDay[], zone: Zone) {
  let [from, to] = [USUAL_FROM, USUAL_TO]
  for (const { day, entries } of days)
    for (const entry of entries.filter(isWithinADay)) {
      const isFromThatDay = zone.dayOf(entry.startMs) === dayNumber(day)
      if (!isFromThatDay || zone.dayOf(entry.endMs - 1) !== dayNumber(day)) [from, to] = [0, 24 * 60]
      else {
        from = Math.min(from, minuteOfDay(zone.timeOf(entry.startMs)))
        to = Math.max(to, minuteOfDay(zone.timeOf(entry.endMs - 1)) + 1)
      }
    }
  return { from: clock(Math.floor(from / 60)), to: clock(Math.ceil(to / 60)) }
}

const isWithinADay = (entry: AgendaEntry) => entry.kind !== 'absence'

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

function hiddenDays(days: readonly AgendaDay[], { displaySaturdays }: Mounted['display']) {
  const used = new Set(days.filter(({ entries }) => entries.length > 0).map(({ day }) => weekdayOf(dayNumber(day))))
  const hidden = [used.has(SUNDAY) ? null : 0, used.has(SATURDAY) || displaySaturdays ? null : 6]
  return hidden.filter((day) => day !== null)
}

const [SATURDAY, SUNDAY] = [5, 6]
