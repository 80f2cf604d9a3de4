import type pg from 'pg'
import { z } from 'zod'
import type { VisibilityType } from '#infra/prisma/enums.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'

type NewRdv = {
  motif: { id: number; organisationId: number; visibilityType: VisibilityType }
  lieuId: number | null
  /** Pause after it, in minutes. */
  minutesAfterRdv: number
  agentId: number
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  usagerIds: readonly number[]
  actor: Author
  byAgentPrescripteur: boolean
  now: Temporal.Instant
}

/** The rdv, its agent, whose time becomes exclusive, and its participations. Its deed holds the lock and records the evenement. */
export async function insertRdv(connection: pg.PoolClient, rdv: NewRdv) {
  const { motif, lieuId, actor } = rdv
  const times = [rdv.startsAt, rdv.endsAt].map(({ epochMilliseconds }) => new Date(epochMilliseconds))
  const author = [actor.type, actor.id, new Date(rdv.now.epochMilliseconds)]
  const values = [...times, motif.organisationId, motif.id, lieuId, ...author, rdv.minutesAfterRdv]
  const [written] = await query(RDV, values, connection)
  if (!written) throw new Error('A rdv was not written')
  await execute(AGENT, [rdv.agentId, written.id, ...times], connection)
  return { rdv: written, participationIds: await insertParticipations(connection, { ...rdv, rdvId: written.id }) }
}

const RDV = statement(
  'insert-rdv',
  { id: z.int(), uuid: z.uuid() },
  `
  INSERT INTO rdvs (starts_at, ends_at, organisation_id, motif_id, lieu_id, created_by_type, created_by_id,
    created_at, updated_at, minutes_after_rdv)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) RETURNING id, uuid`,
)

const AGENT = command(
  'insert-agent-of-rdv',
  'INSERT INTO agents_rdvs (agent_id, rdv_id, starts_at, ends_at) VALUES ($1, $2, $3, $4)',
)

type NewParticipations = Pick<NewRdv, 'motif' | 'usagerIds' | 'actor' | 'byAgentPrescripteur' | 'now'> & {
  rdvId: number
}

/** Told of what happens and reminded only where the motif says so. */
export async function insertParticipations(connection: pg.PoolClient, wanted: NewParticipations): Promise<number[]> {
  const { rdvId, usagerIds, motif, actor, byAgentPrescripteur, now } = wanted
  const isNotified = motif.visibilityType === 'visible_and_notified'
  const author = [actor.type, actor.id, byAgentPrescripteur, new Date(now.epochMilliseconds)]
  const values = [rdvId, [...new Set(usagerIds)], isNotified, ...author]
  const rows = await query(PARTICIPATIONS, values, connection)
  return rows.map(({ id }) => id)
}

const PARTICIPATIONS = statement(
  'insert-participations',
  { id: z.int() },
  `
  INSERT INTO participations (rdv_id, usager_id, send_lifecycle_notifications, send_reminder_notification,
                              created_by_type, created_by_id, created_by_agent_prescripteur, created_at, updated_at)
  SELECT $1, usager_id, $3, $3, $4, $5, $6, $7, $7 FROM unnest($2::int[]) AS usager_id
  RETURNING id`,
)
