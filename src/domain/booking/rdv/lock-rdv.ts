import type pg from 'pg'
import { z } from 'zod'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { isReachedBy } from '#domain/people/usager/family.ts'
import { MOTIF_TO_JUDGE_SQL, motifToJudge } from '#domain/territory/motif/motif-to-judge.ts'
import { LieuAvailability, RdvStatus } from '#infra/prisma/enums.ts'
import { type Connection, command, execute, query, type RowOf, statement } from '#infra/query.ts'
import { isStillOpen, type RdvToJudge } from './rdv.ts'

/** What deeds read of a rdv before they change it. */
export type RdvToChange = RdvToJudge & {
  id: number
  motif: { serviceId: number }
  timeZone: string
  endsAt: Date
  /** Null where its motif names it. */
  title: string | null
  lieuId: number | null
  motifId: number
  organisationId: number
  maxParticipantsCount: number | null
  usagersCount: number
  /** Its motif is still offered, and its place receives. */
  isOpen: boolean
  agents: readonly { agentId: number }[]
  participations: readonly ParticipationToChange[]
}

export type ParticipationToChange = { id: number; usagerId: number; responsibleId: number | null; status: RdvStatus }

/** Of the usager and his proches, as far as his session reaches. */
export const participationsReachedBy = (
  by: Pick<UsagerActor, 'id' | 'session'>,
  rdv: RdvToChange,
): ParticipationToChange[] =>
  rdv.participations.filter(({ usagerId: id, responsibleId }) => isReachedBy(by)({ id, responsibleId }))

/** The usager with his family as it is under the lock, not as the request knew it. */
export const asKnownNow = (by: Pick<UsagerActor, 'id' | 'session'>, rdv: RdvToChange): UsagerActor => ({
  ...by,
  familyIds: [by.id, ...participationsReachedBy(by, rdv).map(({ usagerId }) => usagerId)],
})

/** Locks the agents, those who may join it too, then the rdv, and reads it as nobody else will change it before the transaction ends. */
export async function lockRdv(
  connection: pg.PoolClient,
  rdvId: number,
  joiningIds: readonly number[] = [],
): Promise<RdvToChange | null> {
  await lockAgents(connection, [...(await agentsOf(connection, rdvId)), ...joiningIds])
  const rdv = await lockRdvAlone(connection, rdvId)
  // Agents who joined it meanwhile; the retry undoes the rare deadlock of locking them late.
  if (rdv)
    await lockAgents(
      connection,
      rdv.agents.map(({ agentId }) => agentId),
    )
  return rdv
}

/** For what takes or frees no time of an agent. */
export async function lockRdvAlone(connection: pg.PoolClient, rdvId: number): Promise<RdvToChange | null> {
  await execute(LOCK, [rdvId], connection)
  return findRdvToChange(connection, rdvId)
}

export async function findRdvToChange(connection: Connection, rdvId: number): Promise<RdvToChange | null> {
  const [row] = await query(RDV, [rdvId], connection)
  if (!row) return null
  const participations = await query(PARTICIPATIONS, [rdvId], connection)
  const agents = (await agentsOf(connection, rdvId)).map((agentId) => ({ agentId }))
  return { ...row, motif: row, isOpen: isOpenIn(row), agents, participations }
}

const isOpenIn = ({ motifDeletedAt: deletedAt, lieuAvailability, locationType }: RowOf<typeof RDV>) =>
  isStillOpen({
    motif: { deletedAt, locationType },
    lieu: lieuAvailability && { availability: lieuAvailability },
  })

async function agentsOf(connection: Connection, rdvId: number) {
  const rows = await query(AGENTS, [rdvId], connection)
  return rows.map(({ agentId }) => agentId)
}

const LOCK = command('lock-rdv', 'SELECT FROM rdvs WHERE id = $1 FOR UPDATE')

const RDV = statement(
  'rdv-to-change',
  {
    id: z.int(),
    status: z.enum(RdvStatus),
    startsAt: z.date(),
    endsAt: z.date(),
    title: z.string().nullable(),
    lieuId: z.int().nullable(),
    motifId: z.int(),
    organisationId: z.int(),
    maxParticipantsCount: z.int().nullable(),
    usagersCount: z.int(),
    timeZone: z.string(),
    serviceId: z.int(),
    motifDeletedAt: z.date().nullable(),
    lieuAvailability: z.enum(LieuAvailability).nullable(),
    ...motifToJudge,
  },
  `
  SELECT r.id, r.status, r.starts_at AS "startsAt", r.ends_at AS "endsAt", r.name AS title, r.lieu_id AS "lieuId",
         r.motif_id AS "motifId", r.organisation_id AS "organisationId", r.max_participants_count AS "maxParticipantsCount",
         r.usagers_count AS "usagersCount", ${MOTIF_TO_JUDGE_SQL},
         m.service_id AS "serviceId", t.time_zone AS "timeZone",
         m.deleted_at AS "motifDeletedAt", l.availability AS "lieuAvailability"
  FROM rdvs r JOIN motifs m ON m.id = r.motif_id LEFT JOIN lieux l ON l.id = r.lieu_id
  JOIN organisations o ON o.id = r.organisation_id JOIN territoires t ON t.id = o.territoire_id
  WHERE r.id = $1`,
)

const PARTICIPATIONS = statement(
  'participations-of-rdv',
  { id: z.int(), usagerId: z.int(), responsibleId: z.int().nullable(), status: z.enum(RdvStatus) },
  `
  SELECT p.id, p.usager_id AS "usagerId", u.responsible_id AS "responsibleId", p.status
  FROM participations p JOIN usagers u ON u.id = p.usager_id
  WHERE p.rdv_id = $1 ORDER BY p.id`,
)

const AGENTS = statement(
  'agents-of-rdv',
  { agentId: z.int() },
  'SELECT agent_id AS "agentId" FROM agents_rdvs WHERE rdv_id = $1 ORDER BY agent_id',
)
