import type pg from 'pg'
import { z } from 'zod'
import type { PlannedParticipant } from '#domain/booking/check/planned-rdv.ts'
import type { RdvStatus, VisibilityType } from '#infra/prisma/enums.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'

type NewRdv = {
  motif: { id: number; organisationId: number }
  lieuId: number | null
  /** Pause after it, in minutes. */
  minutesAfterRdv: number
  /** `exclusive`: no other rdv may take that time of theirs. */
  agents: readonly { agentId: number; exclusive: boolean }[]
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  participants: readonly PlannedParticipant[]
  actor: Author
  byAgentPrescripteur: boolean
  /** What agents write of it. */
  said?: SaidOfRdv
  now: Temporal.Instant
}

type SaidOfRdv = {
  /** Encrypted. */
  context: string | null
  title: string | null
  maxParticipantsCount: number | null
  overbooked: boolean
}

const NOTHING_SAID: SaidOfRdv = {
  context: null,
  title: null,
  maxParticipantsCount: null,
  overbooked: false,
}

/** The rdv, its agents, whose time it takes, and its participations. Its deed holds the locks and records the evenement. */
export async function insertRdv(connection: pg.PoolClient, rdv: NewRdv) {
  const { motif, lieuId, actor, said = NOTHING_SAID } = rdv
  const times = [rdv.startsAt, rdv.endsAt].map(({ epochMilliseconds }) => new Date(epochMilliseconds))
  const author = [actor.type, actor.id, new Date(rdv.now.epochMilliseconds)]
  const words = [said.context, said.title, said.maxParticipantsCount, said.overbooked]
  const values = [...times, motif.organisationId, motif.id, lieuId, ...author, rdv.minutesAfterRdv, ...words]
  const [written] = await query(RDV, values, connection)
  if (!written) throw new Error('A rdv was not written')
  await insertAgents(connection, written.id, rdv.agents)
  return { rdv: written, participationIds: await insertParticipations(connection, { ...rdv, rdvId: written.id }) }
}

const RDV = statement(
  'insert-rdv',
  { id: z.int(), uuid: z.uuid() },
  `
  INSERT INTO rdvs (starts_at, ends_at, organisation_id, motif_id, lieu_id, created_by_type, created_by_id,
    created_at, updated_at, minutes_after_rdv, context, name, max_participants_count, overbooked)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13) RETURNING id, uuid`,
)

/** Their time is that of the rdv, which a trigger copies. */
export async function insertAgents(connection: pg.PoolClient, rdvId: number, agents: NewRdv['agents']) {
  const values = [rdvId, agents.map(({ agentId }) => agentId), agents.map(({ exclusive }) => exclusive)]
  await execute(AGENTS, values, connection)
}

const AGENTS = command(
  'insert-agents-of-rdv',
  `
  INSERT INTO agents_rdvs (rdv_id, agent_id, exclusive, starts_at, ends_at)
  SELECT r.id, agent_id, exclusive, r.starts_at, r.ends_at
  FROM rdvs r, unnest($2::int[], $3::boolean[]) AS new (agent_id, exclusive) WHERE r.id = $1`,
)

type NewParticipations = Pick<NewRdv, 'participants' | 'actor' | 'byAgentPrescripteur' | 'now'> & {
  rdvId: number
  /** That of an individual rdv which has one. */
  status?: RdvStatus
}

export async function insertParticipations(connection: pg.PoolClient, wanted: NewParticipations): Promise<number[]> {
  const { rdvId, participants, status = 'unknown', actor, byAgentPrescripteur, now } = wanted
  const once = [...new Map(participants.map((one) => [one.usagerId, one])).values()]
  const columns = [
    once.map(({ usagerId }) => usagerId),
    once.map(({ sendLifecycleNotifications }) => sendLifecycleNotifications),
    once.map(({ sendReminderNotification }) => sendReminderNotification),
  ]
  const author = [actor.type, actor.id, byAgentPrescripteur, new Date(now.epochMilliseconds)]
  const rows = await query(PARTICIPATIONS, [rdvId, ...columns, ...author, status], connection)
  return rows.map(({ id }) => id)
}

const PARTICIPATIONS = statement(
  'insert-participations',
  { id: z.int() },
  `
  INSERT INTO participations (rdv_id, usager_id, send_lifecycle_notifications, send_reminder_notification,
                              created_by_type, created_by_id, created_by_agent_prescripteur, created_at, updated_at, status)
  SELECT $1, usager_id, lifecycle, reminder, $5, $6, $7, $8, $8, $9
  FROM unnest($2::int[], $3::boolean[], $4::boolean[]) AS new (usager_id, lifecycle, reminder)
  RETURNING id`,
)

/** Told of what happens and reminded only where the motif says so. */
export const notifiedAs = (
  { visibilityType }: { visibilityType: VisibilityType },
  usagerIds: readonly number[],
): PlannedParticipant[] => {
  const isNotified = visibilityType === 'visible_and_notified'
  return usagerIds.map((usagerId) => ({
    usagerId,
    sendLifecycleNotifications: isNotified,
    sendReminderNotification: isNotified,
  }))
}
