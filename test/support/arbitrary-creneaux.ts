import fc from 'fast-check'
import { lastDayOf } from '#domain/planning/recurrence/lifespan.ts'
import { formatRrule } from '#lib/rrule.ts'
import { zoneOf } from '#lib/zone.ts'
import type { NaiveRule } from './naive-recurrence.ts'

const ZONES = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Miquelon',
  'Pacific/Noumea',
  'Pacific/Chatham',
  'America/Havana',
  'Australia/Lord_Howe',
]

/** A zone and a day of 2027 in the middle of what happens, half of the time the day of a clock change. */
const scene = fc
  .record({
    timeZone: fc.oneof(fc.constant('Europe/Paris'), fc.constantFrom(...ZONES)),
    dayOfYear: fc.integer({ min: 60, max: 320 }),
    atClockChange: fc.boolean(),
  })
  .map(({ timeZone, dayOfYear, atClockChange }) => {
    const day = Temporal.PlainDate.from('2027-01-01').add({ days: dayOfYear })
    const change = day.toZonedDateTime(timeZone).getTimeZoneTransition('next')?.toPlainDate()
    const isNear = change !== undefined && change.year === 2027 && change.month < 12
    return { timeZone, middle: atClockChange && isNear ? change : day }
  })

const minutes = fc.oneof(
  fc.integer({ min: 0, max: 287 }).map((steps) => steps * 5),
  fc.integer({ min: 0, max: 48 }).map((steps) => steps * 5),
  fc.integer({ min: 0, max: 1439 }),
)

const times = fc
  .tuple(minutes, minutes)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ startTime: timeOf(Math.min(a, b)), endTime: timeOf(Math.max(a, b)) }))

const weekday = fc.integer({ min: 1, max: 7 })
const interval = fc.constantFrom(1, 1, 1, 2, 3)

const rule: fc.Arbitrary<NaiveRule> = fc.oneof(
  fc.constant(null),
  fc.record({ every: fc.constant('week' as const), interval, weekdays: fc.constant([1, 2, 3, 4, 5, 6, 7]) }),
  fc.record({ every: fc.constant('week' as const), interval, weekdays: fc.uniqueArray(weekday, { maxLength: 7 }) }),
  fc.record({ every: fc.constant('month' as const), interval, weekday, nth: fc.integer({ min: 1, max: 5 }) }),
)

const repetition = (middle: Temporal.PlainDate) =>
  fc
    .record({
      times,
      rule,
      before: fc.integer({ min: -3, max: 50 }),
      life: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 70 })),
    })
    .map(({ times: { startTime, endTime }, rule: chosen, before, life }) => {
      const first = middle.subtract({ days: chosen ? before : before % 4 })
      const firstDay = first.toString()
      const until = life === null ? null : first.add({ days: life }).toString()
      const rrule = chosen && rruleOf(chosen)
      const lastDay = lastDayOf({ firstDay, rrule, until })
      return { firstDay, lastDay, startTime, endTime, rrule, exceptions: [], rule: chosen }
    })

/** Minutes kept free after a rdv. */
const pause = fc.constantFrom(0, 0, 0, 5, 13, 60)

const agentId = fc.integer({ min: 1, max: 3 })

const plage = (timeZone: string, middle: Temporal.PlainDate) =>
  fc.record({
    repeated: repetition(middle),
    agentId,
    lieuId: fc.constantFrom(null, 1, 2),
    timeZone: fc.oneof({ weight: 5, arbitrary: fc.constant(timeZone) }, fc.constantFrom(...ZONES)),
    openOnHolidays: fc.boolean(),
    minutesAfterRdvs: pause,
    second: fc.option(fc.record({ after: fc.constantFrom(0, 5, 60), lasts: fc.constantFrom(30, 45, 120, 181) })),
  })

const absence = (timeZone: string, middle: Temporal.PlainDate) =>
  fc.record({
    repeated: repetition(middle),
    agentId,
    timeZone: fc.oneof({ weight: 5, arbitrary: fc.constant(timeZone) }, fc.constantFrom(...ZONES)),
    moreDays: fc.integer({ min: 0, max: 3 }),
  })

const taken = (middleMs: number) =>
  fc
    .record({
      agentId,
      from: fc.integer({ min: -3 * 1440, max: 5 * 1440 }),
      lasts: fc.integer({ min: 1, max: 300 }),
      minutesAfter: pause,
    })
    .map(({ from, lasts, ...row }) => ({
      ...row,
      startsAtMs: middleMs + from * 60_000,
      endsAtMs: middleMs + (from + lasts) * 60_000,
    }))

const mostlyAbsent = <Value>(present: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: present })

const minDelay = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 1500 }).map((minute) => minute * 60),
)
const maxDelay = fc.integer({ min: 0, max: 1400 }).map((hundredths) => hundredths * 864 + 7)

const search = (timeZone: string, middle: Temporal.PlainDate, middleMs: number) =>
  fc
    .record({
      nowS: fc.oneof(
        fc.integer({ min: -4320, max: 1440 }).map((minute) => minute * 60),
        fc.integer({ min: -99_999, max: 99_999 }),
      ),
      from: fc.integer({ min: -2, max: 2 }),
      length: fc.constantFrom(-1, 0, 1, 2, 2, 3, 4, 5, 6),
      delays: fc.option(fc.record({ minS: minDelay, maxS: maxDelay })),
      durationMinutes: fc.constantFrom(5, 7, 15, 20, 30, 45, 60, 90),
      lieuId: mostlyAbsent(fc.integer({ min: 1, max: 2 })),
      agentIds: mostlyAbsent(fc.uniqueArray(agentId).map((ids) => new Set(ids))),
    })
    .map(({ nowS, from, length, ...rest }) => ({
      ...rest,
      nowMs: middleMs + nowS * 1000,
      zone: zoneOf(timeZone),
      from: middle.add({ days: from }).toString(),
      to: middle.add({ days: from + length }).toString(),
    }))

/** A whole search: agents' plages, absences, rdvs and holds around a day, and a question about them. */
export const arbitrarySearch = scene.chain(({ timeZone, middle }) => {
  const middleMs = middle.toZonedDateTime(timeZone).epochMilliseconds
  return fc.record({
    plages: fc.array(plage(timeZone, middle).map(asPlage), { minLength: 1, maxLength: 5 }),
    absences: fc.array(absence(timeZone, middle).map(asAbsence), { maxLength: 3 }),
    rdvs: fc.array(taken(middleMs), { maxLength: 8 }),
    holds: fc.array(taken(middleMs), { maxLength: 2 }),
    search: search(timeZone, middle, middleMs),
  })
})

type Drawn<F extends (timeZone: string, middle: Temporal.PlainDate) => fc.Arbitrary<unknown>> =
  ReturnType<F> extends fc.Arbitrary<infer Value> ? Value : never

const asPlage = ({ repeated, timeZone, second, ...rest }: Drawn<typeof plage>) => ({
  ...repeated,
  ...rest,
  ...secondOf(repeated.endTime, second),
  zone: zoneOf(timeZone),
  departementNumber: '',
})

function asAbsence({ repeated, timeZone, moreDays, agentId: agent }: Drawn<typeof absence>) {
  const endDay = Temporal.PlainDate.from(repeated.firstDay).add({ days: repeated.rule ? 0 : moreDays })
  const days = { endDay: endDay.toString(), lastDay: repeated.rule ? repeated.lastDay : endDay.toString() }
  return { ...repeated, ...days, agentId: agent, zone: zoneOf(timeZone) }
}

function rruleOf(chosen: NonNullable<NaiveRule>): string {
  if (chosen.every === 'month') return formatRrule({ freq: 'monthly', ...chosen, weekday: chosen.weekday - 1 })
  return formatRrule({ freq: 'weekly', interval: chosen.interval, weekdays: chosen.weekdays.map((day) => day - 1) })
}

/** None that would begin or end after midnight. */
function secondOf(endTime: string, second: { after: number; lasts: number } | null) {
  const [hours = 0, minutes = 0] = endTime.split(':').map(Number)
  const start = hours * 60 + minutes + (second?.after ?? 0)
  if (!second || start + second.lasts >= 1440) return { secondaryStartTime: null, secondaryEndTime: null }
  return { secondaryStartTime: timeOf(start), secondaryEndTime: timeOf(start + second.lasts) }
}

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
