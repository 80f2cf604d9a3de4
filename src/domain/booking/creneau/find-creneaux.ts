import { config } from '#infra/config.ts'
import { isoDay } from '#lib/day.ts'
import { recentMemory } from '#lib/recent-memory.ts'
import { zoneOf } from '#lib/zone.ts'
import { listOpenCollectifs, type OpenCollectif } from './collectif-queries.ts'
import { type Creneau, publicStarts } from './creneau.ts'
import { type First, findFirsts, type KeyOf } from './find-firsts.ts'
import { findCreneauxOfWeek, findFirstUntil } from './find-week.ts'
import { PLAGE_COLUMNS } from './planning-sql.ts'
import { onlineSearcher } from './searcher.ts'
import type { MotifSought, Who } from './sought.ts'
import { type WeekDay, weekOf } from './week.ts'

export type { OpenCollectif } from './collectif-queries.ts'
export type { MotifSought } from './sought.ts'

export type WeekAsked = {
  motif: MotifSought
  /** Absent: any lieu, and plages without lieu. */
  lieuId?: number | undefined
  from: string
  now: Temporal.Instant
  who: Who
  /** Already allowed, see `durationOf`; absent: that of the motif. */
  durationInMin?: number | undefined
}

export type Week = {
  days: WeekDay[]
  /** Who is free at each start. */
  agentsAt: ReadonlyMap<number, readonly number[]>
  /** First créneau later on, when the seven days hold none. */
  next: number | null
  lastBookableDay: string
}

/** Days of the zone of the motif: today, and the last that may be booked. */
export type BookableDays = { today: Temporal.PlainDate; last: Temporal.PlainDate }

export function bookableDaysOf({ timeZone, maxDelayS }: MotifSought, now: Temporal.Instant): BookableDays {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return { today, last: now.add({ seconds: maxDelayS }).toZonedDateTimeISO(timeZone).toPlainDate() }
}

async function weekFrom({ now, who, ...asked }: WeekAsked): Promise<Week> {
  const { motif, from } = asked
  const searcher = onlineSearcher(who, now)
  const { creneaux, next, receptionDays } = await findCreneauxOfWeek({ ...asked, searcher })
  const lastBookableDay = isoDay(searcher.daysOf(motif).to)
  return {
    days: weekOf(publicStarts(creneaux), { from, zone: zoneOf(motif.timeZone), lastBookableDay, receptionDays }),
    agentsAt: agentsByStart(creneaux),
    next: next?.startsAtMs ?? null,
    lastBookableDay,
  }
}

/** Seven days of one motif, as booking pages show them; after an empty week that nothing follows, the next is the first of all. */
export async function findWeek(asked: WeekAsked): Promise<Week> {
  const week = await weekFrom(asked)
  const today = bookableDaysOf(asked.motif, asked.now).today.toString()
  const isLast = week.next === null && week.days.every(({ starts }) => starts.length === 0)
  if (!isLast || asked.from <= today) return week
  return { ...week, next: await findFirstBefore({ ...asked, from: today, until: asked.from }) }
}

function agentsByStart(creneaux: readonly Creneau[]) {
  const agentsAt = new Map<number, number[]>()
  for (const { startsAtMs, agentId } of creneaux) {
    const agentIds = agentsAt.get(startsAtMs)
    if (!agentIds) agentsAt.set(startsAtMs, [agentId])
    else if (agentIds.at(-1) !== agentId) agentIds.push(agentId)
  }
  return agentsAt
}

type FirstsAsked = {
  /** By preference: a place answers with the first of them that it offers. */
  motifs: readonly MotifSought[]
  now: Temporal.Instant
  who: Who
  from?: string | undefined
}

/** Next availability of each lieu of a search. */
export const findFirstByLieu = (asked: FirstsAsked): Promise<ReadonlyMap<number, First>> =>
  recentFirsts('lieux', asked, ({ lieuId }) => lieuId)

/** Next availability of each organisation of a search. */
export function findFirstByOrganisation(asked: FirstsAsked): Promise<ReadonlyMap<number, First>> {
  const organisations = new Map(asked.motifs.map(({ id, organisationId }) => [id, organisationId]))
  return recentFirsts('organisations', asked, ({ motifId }) => organisations.get(motifId) ?? null)
}

// Many ask the same of a whole département, and a créneau is looked at again when it is chosen.
const recently = recentMemory<ReadonlyMap<number, First>>({
  lastsMs: config.SEARCH_MEMORY,
  most: 200,
})

/** Asked alike: of the same motifs, with the same agents, past the same holds. */
function recentFirsts(places: string, { now, who, ...asked }: FirstsAsked, keyOf: KeyOf) {
  const searcher = onlineSearcher(who, now)
  const agents = searcher.agentsAmong(asked.motifs, PLAGE_COLUMNS).map(({ values }) => values)
  const sought = asked.motifs.map(({ id, durationInMin }) => [id, durationInMin])
  const key = JSON.stringify([places, sought, asked.from, agents, searcher.holds])
  return recently(key, now.epochMilliseconds, () => findFirsts({ ...asked, searcher }, keyOf))
}

type CollectifsAsked = { motif: MotifSought; lieuId: number | null; now: Temporal.Instant; who: Who }

/** Rdvs collectifs to choose from. */
export const findOpenCollectifs = ({ motif, lieuId, now, who }: CollectifsAsked): Promise<OpenCollectif[]> =>
  listOpenCollectifs({ motifs: [motif], lieuId, searcher: onlineSearcher(who, now) })

/** The first créneau up to a day, included: null when there is none. */
export async function findFirstBefore({ now, who, ...asked }: WeekAsked & { until: string }): Promise<number | null> {
  const first = await findFirstUntil({ ...asked, searcher: onlineSearcher(who, now) }, asked.until)
  return first?.startsAtMs ?? null
}
