import type { Loaded } from './copy.ts'
import { agentIds, day, LIEUX, lieuOf, motifOf, organisationOf, SEARCHED_AGENTS, type Shape } from './shape.ts'

type Plage = {
  id: number
  agentId: number
  onSite: boolean
  motifs: number[]
  first: number
  last: number | null
  startTime: string
  endTime: string
  rrule: string | null
}
type Form = Omit<Plage, 'id' | 'agentId' | 'onSite' | 'motifs'> & { nth: 1 | 2 | 3 }

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR']
const weekday = (nth: number) => DAYS[nth % 5] ?? 'MO'

/** Seven or eight plages an agent, four in five repeated, one in six ended; ×10: nine times as many ended long ago. */
export function plagesOf(shape: Shape): Loaded[] {
  const plages = agentIds.flatMap((agentId) =>
    [...current(agentId, shape), ...ended(agentId, shape)].map(placed(agentId)),
  )
  const numbered: Plage[] = plages.map((plage, at) => ({ ...plage, id: at + 1 }))
  const columns = 'id, agent_id, organisation_id, lieu_id, title, first_day, last_day, start_time, end_time, rrule'
  const links = numbered.flatMap(({ id, motifs }) => motifs.map((motifId) => [motifId, id]))
  return [
    { table: 'plages', columns, rows: numbered.map(rowOf) },
    { table: 'motifs_plages', columns: 'motif_id, plage_id', rows: links },
  ]
}

/** The agents of one lieu receive on different days. */
const turnOf = (agentId: number) => agentId + Math.floor((agentId - 1) / LIEUX)

function current(agentId: number, { anchor }: Shape): Form[] {
  const turn = turnOf(agentId)
  const since = anchor - 7 * (30 + (agentId % 40))
  const weekly = (days: string[], interval = 1) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')}`
  const morning = { startTime: '09:00', endTime: '12:00', first: since, last: null }
  const afternoon = { startTime: '13:30', endTime: '17:00', first: since, last: null }
  const soon = anchor + 7 * (1 + (agentId % 8)) + (agentId % 5)
  const lastYear = anchor - 7 * (10 + (agentId % 30)) + (agentId % 5)
  return [
    { ...morning, nth: 1, rrule: weekly([weekday(turn), weekday(turn + 2)]) },
    { ...afternoon, nth: 1, rrule: weekly([weekday(turn + 1)], 2) },
    { ...morning, nth: 1, first: anchor - 7 * 20, rrule: `FREQ=MONTHLY;INTERVAL=1;BYDAY=2${weekday(turn + 3)}` },
    { ...afternoon, nth: 3, last: anchor + 180, rrule: weekly([weekday(turn + 3)]) },
    { ...morning, nth: 2, rrule: weekly([weekday(turn + 4)]) },
    {
      ...afternoon,
      nth: 1,
      first: since - 400,
      last: anchor - 60,
      rrule: weekly([weekday(turn), weekday(turn + 2)]),
    },
    { startTime: '17:00', endTime: '18:30', first: soon, last: soon, nth: 1, rrule: null },
    ...(agentId % 2 === 0 ? [{ ...afternoon, first: lastYear, last: lastYear, nth: 1 as const, rrule: null }] : []),
  ]
}

function ended(agentId: number, { anchor, scale, weeksBack }: Shape): Form[] {
  const count = (scale - 1) * (agentId % 2 === 0 ? 8 : 7)
  return Array.from({ length: count }, (_, at) => {
    const first = anchor - 7 * (weeksBack - Math.floor((at * (weeksBack - 60)) / count))
    const form = { startTime: '09:00', endTime: '12:00', first, nth: 1 as const }
    return at % 5 === 0
      ? { ...form, last: first, rrule: null }
      : { ...form, last: first + 7 * 26, rrule: `FREQ=WEEKLY;INTERVAL=1;BYDAY=${weekday(agentId + at)}` }
  })
}

const placed =
  (agentId: number) =>
  ({ nth, ...form }: Form) => ({
    ...form,
    agentId,
    onSite: nth !== 3,
    motifs: motifsFor(agentId, nth),
  })

function motifsFor(agentId: number, nth: 1 | 2 | 3): number[] {
  const organisationId = organisationOf(agentId)
  if (nth !== 1) return [motifOf(organisationId, nth)]
  return agentId <= SEARCHED_AGENTS
    ? [motifOf(organisationId, 1), motifOf(organisationId, 2)]
    : [motifOf(organisationId, 2)]
}

const rowOf = ({ id, agentId, onSite, first, last, startTime, endTime, rrule }: Plage) => [
  id,
  agentId,
  organisationOf(agentId),
  onSite ? lieuOf(agentId) : null,
  'Permanence',
  day(first),
  last === null ? null : day(last),
  startTime,
  endTime,
  rrule,
]
