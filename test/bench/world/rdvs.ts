import { type Random, randomOf } from '../../../prisma/seed/random.ts'
import type { Cell, Loaded } from './copy.ts'
import {
  agentIds,
  lieuOf,
  motifOf,
  organisationOf,
  paris,
  RDVS_PER_AGENT,
  type Shape,
  usagersOf,
  WEEKS_AHEAD,
} from './shape.ts'

type Rdv = { id: number; agentId: number; usagerId: number; startMs: number; status: string; live: boolean }

const DAYS_A_PERIOD = 520
const RATE = RDVS_PER_AGENT / DAYS_A_PERIOD
const HALF_HOURS = [540, 570, 600, 630, 660, 690, 810, 840, 870, 900, 930, 960, 990, 1020]
const DURATION_MS = 30 * 60_000

/** One or two rdvs an agent and working day, day after day as they would have been written. */
function* rdvs(shape: Shape): Iterable<Rdv> {
  const random = randomOf('rdvs du banc')
  let [id, workingDay] = [0, 0]
  for (let week = -shape.weeksBack; week < WEEKS_AHEAD; week++)
    for (let weekday = 0; weekday < 5; weekday++, workingDay++)
      for (const agentId of agentIds)
        for (const minute of minutesOf(agentId, workingDay, random)) {
          const startMs = paris.instantOf(shape.anchor + 7 * week + weekday, minute)
          const status = statusOf(week, random)
          const usagerId = 1 + Math.floor(random() * usagersOf(shape))
          yield { id: ++id, agentId, usagerId, startMs, status, live: status !== 'excused' && status !== 'revoked' }
        }
}

/** Different half hours of one day: rdvs of one agent never overlap. */
function minutesOf(agentId: number, workingDay: number, random: Random): number[] {
  const count = Math.floor((workingDay + agentId + 1) * RATE) - Math.floor((workingDay + agentId) * RATE)
  const first = Math.floor(random() * HALF_HOURS.length)
  const step = 1 + Math.floor(random() * (HALF_HOURS.length - 1))
  return Array.from({ length: count }, (_, at) => HALF_HOURS[(first + at * step) % HALF_HOURS.length] ?? 540)
}

function statusOf(week: number, random: Random): string {
  const draw = random()
  if (week >= 0) return draw < 0.92 ? 'unknown' : draw < 0.97 ? 'excused' : 'revoked'
  return draw < 0.7 ? 'seen' : draw < 0.78 ? 'noshow' : draw < 0.88 ? 'excused' : draw < 0.92 ? 'revoked' : 'unknown'
}

/** The same rdvs three times, one table after the other. */
export const rdvsOf = (shape: Shape): Loaded[] => [
  { table: 'rdvs', columns: RDV_COLUMNS, rows: mapped(rdvs(shape), rdvRow) },
  {
    table: 'agents_rdvs',
    columns: 'agent_id, rdv_id, starts_at, ends_at, busy, exclusive',
    rows: mapped(rdvs(shape), agentRow),
  },
  {
    table: 'participations',
    columns: 'rdv_id, usager_id, status, created_by_type, created_at',
    rows: mapped(rdvs(shape), participationRow),
  },
]

const RDV_COLUMNS =
  'id, starts_at, ends_at, organisation_id, motif_id, lieu_id, status, cancelled_at, usagers_count, created_by_type, created_at'

function rdvRow({ id, agentId, startMs, status, live }: Rdv): Cell[] {
  const organisationId = organisationOf(agentId)
  const cancelledAt = live && status !== 'noshow' ? null : iso(startMs)
  const motif = motifOf(organisationId, id % 3 === 0 ? 2 : 1)
  const times = [iso(startMs), iso(startMs + DURATION_MS)]
  return [
    id,
    ...times,
    organisationId,
    motif,
    lieuOf(agentId),
    status,
    cancelledAt,
    live ? 1 : 0,
    'usager',
    createdAt(startMs),
  ]
}

const agentRow = ({ id, agentId, startMs, live }: Rdv): Cell[] => [
  agentId,
  id,
  iso(startMs),
  iso(startMs + DURATION_MS),
  live,
  live,
]
const participationRow = ({ id, usagerId, startMs, status }: Rdv): Cell[] => [
  id,
  usagerId,
  status,
  'usager',
  createdAt(startMs),
]

const iso = (ms: number) => new Date(ms).toISOString()
const createdAt = (startMs: number) => iso(startMs - 14 * 86_400_000)

function* mapped(list: Iterable<Rdv>, rowOf: (rdv: Rdv) => Cell[]): Iterable<Cell[]> {
  for (const rdv of list) yield rowOf(rdv)
}
