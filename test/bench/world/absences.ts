import { between, chance, type Random, randomOf } from '../../../prisma/seed/random.ts'
import type { Cell, Loaded } from './copy.ts'
import { agentIds, day, type Shape } from './shape.ts'

const PER_AGENT = 10

/** Ten an agent: one repeated for every second one, two to come, the others past; ×10: all the more in the past. */
export function absencesOf(shape: Shape): Loaded {
  const random = randomOf('absences du banc')
  const columns = 'agent_id, title, first_day, end_day, last_day, start_time, end_time, rrule'
  return { table: 'absences', columns, rows: agentIds.flatMap((agentId) => ofAgent(agentId, shape, random)) }
}

function ofAgent(agentId: number, { anchor, scale, weeksBack }: Shape, random: Random): Cell[][] {
  const past = () => anchor - between(random, 7, 7 * weeksBack)
  const first = agentId % 2 === 0 ? repeated(agentId, anchor - 100) : once(agentId, past(), 0)
  const coming = [
    once(agentId, anchor + 7 * between(random, 2, 16), 4),
    once(agentId, anchor + between(random, 0, 55), 0),
  ]
  const gone = Array.from({ length: PER_AGENT * scale - 3 }, () => once(agentId, past(), chance(random, 0.5) ? 4 : 0))
  return [first, ...coming, ...gone]
}

const once = (agentId: number, first: number, more: number): Cell[] => {
  const last = day(first + more)
  return [agentId, 'Congés', day(first), last, last, '08:00', '18:00', null]
}

const repeated = (agentId: number, first: number): Cell[] => [
  agentId,
  'Réunion',
  day(first),
  day(first),
  null,
  '11:00',
  '12:30',
  'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU',
]
