import type pg from 'pg'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { refusedAs } from '#infra/constraints.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { transaction } from '#infra/transaction.ts'
import type { World } from './booking/world.ts'

// A process where agents write rdvs and absences, by the locks of their deeds, while usagers confirm.

export type AgentsWork = Pick<World, 'day' | 'agentIds' | 'collectifMotifId'>
export type AgentsCounts = { written: number; refused: number; errors: number }

type Hours = { kind: 'rdv' | 'absence'; from: string; to: string }
type Deed = Hours & { agentId: number }

/** In the same plages, right after the hours that usagers want, then all afternoon. */
const BESIDES: Hours[] = ['11:30', '11:45', ...quarters(13, 17)].map((from, at) => ({
  kind: at % 2 ? 'absence' : 'rdv',
  from,
  to: Temporal.PlainTime.from(from).add({ minutes: 15 }).toString().slice(0, 5),
}))

/** Over those hours: who comes first has them. */
const OVER: Hours[] = [
  { kind: 'rdv', from: '09:15', to: '09:45' },
  { kind: 'absence', from: '10:10', to: '10:20' },
  { kind: 'rdv', from: '11:00', to: '11:30' },
]

async function write({ agentIds, ...place }: AgentsWork): Promise<AgentsCounts> {
  const deedsOf = (ids: readonly number[], hours: readonly Hours[]) =>
    ids.flatMap((agentId) => hours.map((one) => ({ ...one, agentId })))
  const deeds = spread(deedsOf(agentIds.over, OVER), deedsOf(agentIds.besides, BESIDES))
  const outcomes: string[] = []
  for (const deed of deeds) outcomes.push(await attempt(place, deed))
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return { written: count('written'), refused: count('refused'), errors: count('error') }
}

/** The few among the many, at even distances: some before usagers, some after. */
function spread(few: readonly Deed[], many: readonly Deed[]) {
  const every = Math.ceil(many.length / (few.length + 1))
  const at = (rank: number) => ((rank + 1) % every ? [] : few.slice((rank + 1) / every - 1, (rank + 1) / every))
  const among = many.flatMap((deed, rank) => [deed, ...at(rank)])
  return [...among, ...few.filter((deed) => !among.includes(deed))]
}

type Place = Omit<AgentsWork, 'agentIds'>

async function attempt(place: Place, deed: Deed): Promise<'written' | 'refused' | 'error'> {
  try {
    const written = await transaction(({ sql: connection }) => takeTime(connection, place, deed)).catch(
      refusedAs('creneau-pris'),
    )
    return written.ok ? 'written' : 'refused'
  } catch (error) {
    process.stderr.write(`${String(error)}\n`)
    return 'error'
  }
}

async function takeTime(connection: pg.PoolClient, { day, collectifMotifId }: Place, { agentId, ...hours }: Deed) {
  await lockAgents(connection, [agentId])
  const values = [agentId, day, hours.from, hours.to]
  const taken = await query(TAKEN, values, connection)
  if (taken.length > 0) return { ok: false }
  if (hours.kind === 'absence') await execute(ABSENCE, values, connection)
  else {
    await execute(RDV, [day, hours.from, hours.to, collectifMotifId], connection)
    await execute(AGENT, [agentId], connection)
  }
  return { ok: true }
}

const TAKEN = statement(
  'bench-taken',
  {},
  `
  SELECT FROM agents_rdvs WHERE agent_id = $1 AND busy
    AND starts_at < ($2::date + $4::text::time) AT TIME ZONE 'Europe/Paris'
    AND ends_at > ($2::date + $3::text::time) AT TIME ZONE 'Europe/Paris'
  UNION ALL
  SELECT FROM absences WHERE agent_id = $1 AND first_day = $2::date AND start_time < $4::text AND end_time > $3::text`,
)

const ABSENCE = command(
  'bench-absence',
  `
  INSERT INTO absences (agent_id, title, first_day, end_day, last_day, start_time, end_time, updated_at)
  VALUES ($1, 'Réunion', $2::date, $2::date, $2::date, $3::text, $4::text, now())`,
)

const RDV = command(
  'bench-rdv',
  `
  INSERT INTO rdvs (starts_at, ends_at, organisation_id, motif_id, created_by_type, updated_at)
  SELECT ($1::date + $2::text::time) AT TIME ZONE 'Europe/Paris', ($1::date + $3::text::time) AT TIME ZONE 'Europe/Paris',
    organisation_id, id, 'agent', now()
  FROM motifs WHERE id = $4`,
)

const AGENT = command(
  'bench-rdv-agent',
  'INSERT INTO agents_rdvs (agent_id, rdv_id, starts_at, ends_at) VALUES ($1, currval($$rdvs_id_seq$$), now(), now())',
)

function quarters(fromHour: number, toHour: number) {
  const minutes = Array.from({ length: (toHour - fromHour) * 4 }, (_, at) => fromHour * 60 + at * 15)
  return minutes.map((minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`)
}

process.on('message', async (work: AgentsWork) => process.send?.(await write(work)))
process.send?.('ready')
