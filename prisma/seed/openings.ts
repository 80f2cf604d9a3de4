import { isJourFerie } from '#domain/planning/jour-ferie/jour-ferie.ts'
import { occurrenceTimes } from '#domain/planning/recurrence/occurrence-times.ts'
import type { Exception } from '#domain/planning/recurrence/recurrence.ts'
import type { DayNumber } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import type { DemoAbsence } from './absences.ts'
import type { Diary } from './diary.ts'
import { territoireOf } from './organisations.ts'
import type { DemoPlage } from './plages.ts'

export type Days = { from: DayNumber; to: DayNumber }
export type Opening = { startsAt: number; endsAt: number }

/** When a plage is really open, holidays of its département left out. */
export function openingsOf(plage: DemoPlage, { from, to }: Days): Opening[] {
  const { timeZone, departementNumber } = territoireOf(plage.organisationId)
  const zone = zoneOf(timeZone)
  const times = occurrenceTimes({ ...recurring(plage), exceptions: exceptionsOf(plage), zone }, from, to)
  return pairs(times).filter(({ startsAt }) => !isJourFerie(zone.dayOf(startsAt), departementNumber))
}

export function markAbsences(diary: Diary, absences: DemoAbsence[], { from, to }: Days) {
  for (const absence of absences) {
    const times = {
      ...recurring(absence),
      endDay: dayOf(absence.endDay),
      exceptions: [],
      zone: zoneOf(absence.timeZone),
    }
    for (const { startsAt, endsAt } of pairs(occurrenceTimes(times, from, to)))
      diary.take(absence.agentId, startsAt, endsAt)
  }
}

type Row = Pick<DemoPlage, 'firstDay' | 'lastDay' | 'startTime' | 'endTime' | 'rrule'>

function recurring({ firstDay, lastDay, startTime, endTime, rrule }: Row) {
  return {
    firstDay: dayOf(firstDay),
    lastDay: lastDay ? dayOf(lastDay) : null,
    startTime,
    endTime,
    rrule: rrule ?? null,
  }
}

const dayOf = (date: Date | string) => new Date(date).toISOString().slice(0, 10)

/** Only whole cancellations matter here: nobody is booked in an occurrence that was moved. */
function exceptionsOf({ exceptions }: DemoPlage): Exception[] {
  if (!Array.isArray(exceptions)) return []
  return exceptions.flatMap((exception) =>
    exception && typeof exception === 'object' && 'day' in exception ? [{ day: String(exception.day) }] : [],
  )
}

const pairs = (times: readonly number[]): Opening[] =>
  times.flatMap((startsAt, at) => (at % 2 === 0 ? [{ startsAt, endsAt: times[at + 1] ?? startsAt }] : []))
