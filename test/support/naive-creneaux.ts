import type { AgendaRows, TakenTime } from '#domain/booking/creneau/agenda.ts'
import type { Confirmation } from '#domain/booking/creneau/confirmation.ts'
import type { Creneau, Search } from '#domain/booking/creneau/creneau.ts'
import type { OpenPlage } from '#domain/booking/creneau/plage-times.ts'
import type { Intervalled } from '#domain/planning/plage/plage-intervals.ts'
import { type NaiveRule, naiveDays, wallClock } from './naive-recurrence.ts'

/** The rules of booking read out slowly, minute by minute: never use it for anything but to check the engine. */
const MINUTE = 60_000
const HOLIDAYS_OF_2027 = '01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25'.split(' ')

type NaivePlage = OpenPlage & Intervalled & { rule: NaiveRule }
export type NaiveRows = {
  plages: readonly NaivePlage[]
  absences: readonly (AgendaRows['absences'][number] & { rule: NaiveRule })[]
  rdvs: readonly TakenTime[]
  holds: readonly TakenTime[]
}

type Run = { plage: NaivePlage; occurrenceStart: number; start: number; end: number }

export function naiveCreneaux(rows: NaiveRows, search: Search): Creneau[] {
  const found = new Map<string, Creneau>()
  const duration = search.durationMinutes * MINUTE
  for (const { plage, start, end } of freeRuns(rows, search)) {
    let at = start
    while (at < search.nowMs) at += 5 * MINUTE
    for (; at + duration <= end; at += duration) {
      if (!isAllowed(at, search) || isHeld(at, at + duration, plage, rows) || isFollowed(at + duration, plage, rows))
        continue
      found.set(`${at}/${plage.agentId}/${plage.lieuId}`, {
        startsAtMs: at,
        agentId: plage.agentId,
        lieuId: plage.lieuId,
      })
    }
  }
  return [...found.values()].sort(
    (a, b) => a.startsAtMs - b.startsAtMs || a.agentId - b.agentId || (a.lieuId ?? 0) - (b.lieuId ?? 0),
  )
}

export function naiveAgentsFreeAt(
  rows: NaiveRows,
  search: Search,
  { startsAtMs: at }: Pick<Confirmation, 'startsAtMs'>,
): number[] {
  const end = at + search.durationMinutes * MINUTE
  const step = (search.durationMinutes % 5 === 0 ? 5 : 1) * MINUTE
  const fitting = freeRuns(rows, search).filter((run) => run.start <= at && end <= run.end)
  const aligned = fitting.filter((run) => [run.start, run.occurrenceStart].some((origin) => (at - origin) % step === 0))
  const free = aligned.filter(({ plage }) => !isHeld(at, end, plage, rows) && !isFollowed(end, plage, rows))
  if (at < search.nowMs || !isAllowed(at, search)) return []
  return [...new Set(free.map(({ plage }) => plage.agentId))].sort((a, b) => a - b)
}

function freeRuns(rows: NaiveRows, search: Search): Run[] {
  const wanted = rows.plages.filter(
    ({ agentId, lieuId }) =>
      (search.lieuId === undefined || lieuId === search.lieuId) &&
      (search.agentIds === undefined || search.agentIds.has(agentId)),
  )
  return wanted.flatMap((plage) =>
    naiveDays(plage, plage.rule).flatMap((day) => (isNear(day, search) ? runsOfDay(plage, day, rows) : [])),
  )
}

function runsOfDay(plage: NaivePlage, day: string, rows: NaiveRows): Run[] {
  const { startTime, endTime, secondaryStartTime, secondaryEndTime } = plage
  const first = runsOfInterval(plage, day, [startTime, endTime], rows)
  if (secondaryStartTime === null || secondaryEndTime === null) return first
  return [...first, ...runsOfInterval(plage, day, [secondaryStartTime, secondaryEndTime], rows)]
}

function runsOfInterval(plage: NaivePlage, day: string, [from, to]: readonly [string, string], rows: NaiveRows): Run[] {
  const occurrenceStart = wallClock(day, from, plage.zone.timeZone)
  const occurrenceEnd = wallClock(day, to, plage.zone.timeZone)
  if (HOLIDAYS_OF_2027.includes(day.slice(5)) && !plage.openOnHolidays) return []
  const taken = takenTimes(plage.agentId, rows)
  const runs: Run[] = []
  for (let minute = occurrenceStart; minute < occurrenceEnd; minute += MINUTE) {
    if (taken.some((time) => time.startsAtMs <= minute && minute < time.endsAtMs + pauseOf(time))) continue
    const last = runs.at(-1)
    if (last?.end === minute) last.end += MINUTE
    else runs.push({ plage, occurrenceStart, start: minute, end: minute + MINUTE })
  }
  return runs
}

function takenTimes(agent: number, { rdvs, absences }: NaiveRows): TakenTime[] {
  const absent = absences
    .filter(({ agentId }) => agentId === agent)
    .flatMap((absence) =>
      naiveDays(absence, absence.rule).map((day) => ({
        agentId: agent,
        startsAtMs: wallClock(day, absence.startTime, absence.zone.timeZone),
        endsAtMs: wallClock(absence.rule ? day : (absence.endDay ?? day), absence.endTime, absence.zone.timeZone),
      })),
    )
  return [...rdvs.filter(({ agentId }) => agentId === agent), ...absent]
}

function isAllowed(at: number, { nowMs, zone, from, to, delays }: Search): boolean {
  const dayAt = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone.timeZone).toPlainDate().toString()
  const day = dayAt(at)
  if (day < from || (to !== null && day > to)) return false
  if (delays) return at >= nowMs + delays.minS * 1000 && day <= dayAt(nowMs + delays.maxS * 1000)
  return to !== null || day <= Temporal.PlainDate.from(from).add({ months: 6 }).toString()
}

/** Days of other zones are never more than a day away: the others are left out only to save time. */
const isNear = (day: string, { from, to }: Search) =>
  day >= Temporal.PlainDate.from(from).subtract({ days: 1 }).toString() &&
  (to === null || day <= Temporal.PlainDate.from(to).add({ days: 1 }).toString())

const pauseOf = ({ minutesAfter = 0 }: TakenTime) => minutesAfter * MINUTE

/** The one who holds will have the pause of the plage too. */
function isHeld(start: number, end: number, { agentId: agent, minutesAfterRdvs }: NaivePlage, { holds }: NaiveRows) {
  const pause = minutesAfterRdvs * MINUTE
  return holds.some((hold) => hold.agentId === agent && hold.startsAtMs < end + pause && start - pause < hold.endsAtMs)
}

/** Another rdv begins, or goes on, in the pause after this one. */
function isFollowed(end: number, { agentId: agent, minutesAfterRdvs }: NaivePlage, { rdvs }: NaiveRows) {
  const pauseEnd = end + minutesAfterRdvs * MINUTE
  return rdvs.some((rdv) => rdv.agentId === agent && rdv.startsAtMs < pauseEnd && end < rdv.endsAtMs)
}
