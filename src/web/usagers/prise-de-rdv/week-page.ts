import type { WeekDay } from '#domain/booking/creneau/week.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import type { LieuShown } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { OrganisationShown } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort, dayShort } from '#lib/spoken-words.ts'
import { localDay, zoneOf } from '#lib/zone.ts'
import { type LieuFound, weekAtLieu } from './lieux-found.ts'
import { backTo, fieldsOf, type Parcours, searchHref } from './parcours.ts'
import { recherchePath, reservationPath } from './paths.ts'

type Week = {
  days: WeekDay[]
  agentsAt: ReadonlyMap<number, readonly number[]>
  next: number | null
  lastBookableDay: string
}

export type CreneauWeek = {
  title: string
  back: { href: string; text: string }
  week: {
    days: { date: string; state: WeekDay['state']; hours: { time: string; value: string; agent: string | null }[] }[]
    action: string
    previous: string | null
    next: string | null
    limit: string
    other: {
      action: string
      name: string
      min: string
      max: string
      value: string
      fields: { name: string; value: string }[]
    }
  }
  isEmpty: boolean
  /** The first hour after an empty week. */
  firstFree: { day: string; dateTime: string; href: string } | null
}

type Shown = {
  parcours: Parcours
  motif: MotifFound
  week: Week
  from: Temporal.PlainDate
  now: Temporal.Instant
  /** Short names, for follow-ups only. */
  agentNames: ReadonlyMap<number, string> | null
}

export function weekPageOf({ parcours, motif, week, from, now, agentNames }: Shown): CreneauWeek {
  const zone = motif.timeZone
  const clock = zoneOf(zone)
  const today = localDay(now, zone)
  const onDay = (date: Temporal.PlainDate) => searchHref({ ...parcours, date: date.toString() })
  const isEmpty = week.days.every(({ starts }) => starts.length === 0)
  const hasPrevious = Temporal.PlainDate.compare(from, today) > 0
  const hasNext = from.add({ days: 6 }).toString() < week.lastBookableDay
  return {
    title:
      isEmpty && week.next === null
        ? say('Aucun rendez-vous libre pour l’instant')
        : say('Quel jour et à quelle heure ?'),
    back: backOf(parcours),
    week: {
      days: week.days.map((day) => ({ ...day, hours: day.starts.map(hourOf) })),
      action: reservationPath({}, parcours),
      previous: hasPrevious ? onDay(latest(from.subtract({ days: 7 }), today)) : null,
      next: hasNext ? onDay(from.add({ days: 7 })) : null,
      limit: dayShort(week.lastBookableDay),
      other: {
        action: recherchePath(),
        name: 'date',
        min: today.toString(),
        max: week.lastBookableDay,
        value: from.toString(),
        fields: fieldsOf({ ...parcours, date: undefined }),
      },
    },
    isEmpty,
    firstFree: isEmpty && week.next !== null ? firstFreeOf(Temporal.Instant.fromEpochMilliseconds(week.next)) : null,
  }

  function hourOf(startMs: number) {
    const agentId = week.agentsAt.get(startMs)?.[0]
    const agent = agentId === undefined ? null : (agentNames?.get(agentId) ?? null)
    return { time: clock.timeOf(startMs), value: `${new Date(startMs).toISOString().slice(0, 16)}Z`, agent }
  }

  function firstFreeOf(start: Temporal.Instant) {
    const date = localDay(start, zone)
    return { day: dayShort(date), dateTime: dateTimeShort(start, zone), href: onDay(date) }
  }
}

export function agentNamesOf({ agentsAt }: Week) {
  return listAgentNames([...new Set([...agentsAt.values()].flat())])
}

export function placeOf(lieu: LieuShown | null, organisation: OrganisationShown | null) {
  if (lieu) return { term: say('Où'), name: lieu.name, address: lieu.address }
  return organisation ? { term: say('Avec'), name: organisation.name } : undefined
}

/** Other lieux with their first hour, when one has none. */
export const alternativesOf = (parcours: Parcours, found: readonly LieuFound[]) =>
  found.slice(0, 3).map((other) => ({
    title: other.lieu.name,
    text: say('Premier rendez-vous libre : {next}', { next: dateTimeShort(other.startsAt, other.motif.timeZone) }),
    href: weekAtLieu(parcours, other),
  }))

const latest = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a)

const backOf = (parcours: Parcours) => ({
  href: searchHref(backTo.lieu(parcours)),
  text: parcours.lieu_id ? say('Changer d’endroit') : say('Retour aux services'),
})
