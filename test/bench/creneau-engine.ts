import { performance } from 'node:perf_hooks'
import { agendaOf } from '#domain/booking/creneau/agenda.ts'
import { boundsOf } from '#domain/booking/creneau/bounds.ts'
import { listCreneaux, type Search } from '#domain/booking/creneau/creneau.ts'
import { firstCreneaux } from '#domain/booking/creneau/first-creneau.ts'
import { DAY_MS, dayNumber, isoDay, MINUTE_MS } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { spanOf } from '../../bin/cases/creneaux-span.ts'

/** The engine alone on a département: 400 agents, 3,000 plages, 4,000 absences, some seven rdvs an agent-week. */
const AGENTS = 400
const MONDAY = dayNumber('2027-02-01')
const WEEKS = 13
const zone = zoneOf('Europe/Paris')
const startOfWeek = zone.startOfDay(MONDAY)

const repeated = (at: number, rrule: string | null, span: [string, string]) => ({
  firstDay: isoDay(rrule ? MONDAY - (at % 90) : MONDAY + (at % 5)),
  lastDay: rrule ? null : isoDay(MONDAY + (at % 5)),
  startTime: span[0],
  endTime: span[1],
  rrule,
  exceptions: [],
  zone,
  agentId: 1 + (at % AGENTS),
})

const days = ['MO', 'TU', 'WE', 'TH', 'FR']
const plages = Array.from({ length: 3000 }, (_, at) => ({
  ...repeated(
    at,
    at % 5 === 0 ? null : `FREQ=WEEKLY;INTERVAL=${1 + (at % 2)};BYDAY=${days[Math.floor(at / AGENTS) % 5]}`,
    [at < 1500 ? '09:00' : '14:00', at < 1500 ? '12:00' : '17:00'],
  ),
  lieuId: 1 + (at % 60),
  departementNumber: '75',
  openOnHolidays: false,
  minutesAfterRdvs: 0,
}))
const absences = Array.from({ length: 4000 }, (_, at) => {
  const once = { ...repeated(at, null, ['10:00', '11:00']), firstDay: isoDay(MONDAY + (at % 91)) }
  return at % 10 === 0
    ? { ...repeated(at, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=FR', ['16:00', '17:00']) }
    : { ...once, endDay: once.firstDay, lastDay: once.firstDay }
})
const rdvs = Array.from({ length: AGENTS * 7 * WEEKS }, (_, at) => {
  const day = MONDAY + 7 * (Math.floor(at / AGENTS / 7) % WEEKS) + (at % 5)
  const startsAtMs = zone.instantOf(day, 540 + 30 * ((at * 7) % 16))
  return { agentId: 1 + (at % AGENTS), startsAtMs, endsAtMs: startsAtMs + 30 * MINUTE_MS }
})

const search = (weeks: number): Search => ({
  nowMs: startOfWeek - 3 * DAY_MS,
  zone,
  from: isoDay(MONDAY),
  to: isoDay(MONDAY + 7 * weeks - 1),
  delays: { minS: 1800, maxS: 120 * 86_400 },
  durationMinutes: 30,
})

/** As SQL would: only the rows that the period touches. */
function rowsOf(asked: Search) {
  const span = spanOf(boundsOf(asked))
  const last = asked.to ?? ''
  const lives = ({ firstDay, lastDay }: { firstDay: string; lastDay: string | null }) =>
    firstDay <= last && (lastDay === null || lastDay >= asked.from)
  return {
    span,
    plages: plages.filter(lives),
    absences: absences.filter(lives),
    rdvs: rdvs.filter(({ startsAtMs, endsAtMs }) => startsAtMs < span.endMs && endsAtMs > span.startMs),
  }
}

function medianMs(run: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

for (const [weeks, runs] of [
  [1, 200],
  [WEEKS, 30],
] as const) {
  const asked = search(weeks)
  const rows = rowsOf(asked)
  const planning = () => ({ plages: rows.plages, agenda: agendaOf(rows, rows.span) })
  const creneaux = listCreneaux(planning(), asked).length
  const agenda = medianMs(planning, runs)
  const list = medianMs(() => listCreneaux(planning(), asked), runs)
  const first = medianMs(() => firstCreneaux(planning(), asked, ({ lieuId }) => lieuId), runs)
  const each = (ms: number) => `${((ms * 1000) / AGENTS / weeks).toFixed(2)} µs an agent-week`
  console.log(
    `${weeks} week(s), ${creneaux} créneaux: list ${each(list)} (agenda ${each(agenda)}), first by lieu ${each(first)}`,
  )
}
