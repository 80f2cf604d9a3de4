import { lockAgents } from '#domain/agent/lock-agents.ts'
import { lookAtCreneau } from '#domain/creneau/look-at-creneau.ts'
import { holdCreneau } from '#domain/hold/hold-creneau.ts'
import { bookRdv } from '#domain/rdv/book-rdv.ts'
import { pool } from '#infra/db.ts'
import { query, transaction } from '#infra/query.ts'

/** What one process does at once. Instants are text: it travels between processes. */
export type Rush = {
  confirmations: readonly Confirmation[]
  /** Agents who meanwhile write an absence and a rdv in their afternoon. */
  agentIds: readonly number[]
}

export type Confirmation = {
  motifId: number
  lieuId: number
  startsAt: string
  usagerId: number
  /** Holds the créneau first. */
  holds: boolean
  now: string
}

export type RushCounts = { booked: number; refused: number; errors: number }

async function run({ confirmations, agentIds }: Rush): Promise<RushCounts> {
  const meanwhile = agentIds.map((agentId, at) => transaction((connection) => goAway(connection, agentId, at)))
  const outcomes = await Promise.all(confirmations.map(confirm))
  const written = await Promise.allSettled(meanwhile)
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  const failed = written.filter(({ status }) => status === 'rejected').length
  return { booked: count('booked'), refused: count('creneau-pris'), errors: count('error') + failed }
}

async function confirm({ usagerId, holds, ...wanted }: Confirmation): Promise<'booked' | 'creneau-pris' | 'error'> {
  const startsAt = Temporal.Instant.from(wanted.startsAt)
  const now = Temporal.Instant.from(wanted.now)
  const asked = { ...wanted, startsAt, now, booker: 'usager' as const, usagerIds: [usagerId] }
  const actor = { type: 'usager', id: usagerId, name: 'Nadia Benali' } as const
  try {
    const sessionDigest = `browser of ${usagerId}`
    if (holds) await holdCreneau({ ...asked, sessionDigest })
    const outcome = await bookRdv({ ...asked, actor, sessionDigest })
    if (outcome.ok) return 'booked'
    return outcome.reason === 'creneau-pris' ? 'creneau-pris' : 'error'
  } catch (error) {
    process.stderr.write(`${String(error)}\n`)
    return 'error'
  }
}

/** As agents do: under their lock, at times of their own. */
async function goAway(connection: Parameters<Parameters<typeof transaction>[0]>[0], agentId: number, at: number) {
  await lockAgents(connection, [agentId])
  await query('absence', ABSENCE, [agentId], connection)
  await query('rdv', RDV, [agentId, `2027-03-02T${14 + Math.floor(at / 2)}:${at % 2 ? '30' : '00'}+01`], connection)
  await query('agent', AGENT, [agentId], connection)
}

const ABSENCE = `
  INSERT INTO absences (agent_id, title, first_day, end_day, last_day, start_time, end_time, updated_at)
  VALUES ($1, 'Réunion', '2027-03-02', '2027-03-02', '2027-03-02', '18:00', '19:00', now())`
const RDV = `
  INSERT INTO rdvs (starts_at, ends_at, organisation_id, motif_id, created_by_type, updated_at)
  SELECT $2::timestamptz, $2::timestamptz + interval '15 minutes', motif.organisation_id, motif.id, 'agent', now()
  FROM agent_roles role JOIN motifs motif ON motif.organisation_id = role.organisation_id AND motif.collectif
  WHERE role.agent_id = $1 LIMIT 1`
const AGENT =
  'INSERT INTO agents_rdvs (agent_id, rdv_id, starts_at, ends_at) VALUES ($1, currval($$rdvs_id_seq$$), now(), now())'

/** A web process has served searches before: its first look compiles, connects and computes the zone. */
async function lookBefore() {
  const now = Temporal.Instant.from('2027-03-01T10:00:00+01:00')
  const startsAt = Temporal.Instant.from('2027-03-02T17:00:00+01:00')
  const choices = await query<{ motifId: number; lieuId: number }>('choices', CHOICES, [])
  for (const choice of choices) await lookAtCreneau(pool, { ...choice, startsAt, now, booker: 'usager', usagerIds: [] })
}

const CHOICES = `
  SELECT DISTINCT motif_id AS "motifId", lieu_id AS "lieuId" FROM motifs_plages JOIN plages ON plages.id = plage_id`

process.on('message', async (rush: Rush) => process.send?.(await run(rush)))
await lookBefore()
process.send?.('ready')
