import { z } from 'zod'
import { isLive } from '#domain/booking/status/status.ts'
import { config } from '#infra/config.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import type { Most, Taken } from './plafond.ts'

export const mostTaken = (): Most => ({
  personne_motif: config.MOST_RDVS_PERSON_MOTIF,
  famille_motif: config.MOST_RDVS_FAMILY_MOTIF,
  famille: config.MOST_RDVS_FAMILY,
  famille_jour: config.MOST_RDVS_FAMILY_DAY,
})

export const TAKEN_COLUMNS = {
  personMotif: z.int(),
  familyMotif: z.int(),
  family: z.int(),
  familyDay: z.int(),
  firstOfDayAt: z.date().nullable(),
}

type Parameters = { familyOf: string; motifId: string; now: string }

/** What the family has taken. By agents, for an agent’s invitation and by the API: not counted. */
const countedSql = ({ familyOf, motifId, now }: Parameters) => `
  WITH heads AS (SELECT coalesce(responsible_id, id) AS id FROM usagers WHERE id = ANY (${familyOf}::int[])),
       family AS (
         SELECT id FROM usagers WHERE id IN (SELECT id FROM heads)
         UNION SELECT id FROM usagers WHERE responsible_id IN (SELECT id FROM heads)),
       taken AS (
         SELECT rdvs.id, participations.usager_id, participations.created_at,
                participations.created_at > ${now}::timestamptz - interval '24 hours' AS today,
                rdvs.starts_at > ${now}::timestamptz AND ${isLive('rdvs')} AND ${isLive('participations')} AS to_come,
                rdvs.motif_id = ${motifId}::int AS of_motif
         FROM participations JOIN rdvs ON rdvs.id = participations.rdv_id
         WHERE participations.usager_id IN (SELECT id FROM family)
           AND participations.created_by_type <> 'agent' AND NOT participations.created_by_agent_prescripteur
           AND NOT EXISTS (SELECT FROM invitations WHERE invitations.rdv_id = rdvs.id))`

const FAMILY_SQL = `
         count(DISTINCT id) FILTER (WHERE to_come AND of_motif)::int AS "familyMotif",
         count(DISTINCT id) FILTER (WHERE to_come)::int AS family,
         count(DISTINCT id) FILTER (WHERE today)::int AS "familyDay",
         min(created_at) FILTER (WHERE today) AS "firstOfDayAt"`

/** One row, always. */
export const takenSql = ({ usagerIds, ...counted }: Parameters & { usagerIds: string }) => `${countedSql(counted)}
  SELECT coalesce((
           SELECT count(*) FROM taken WHERE to_come AND of_motif AND usager_id = ANY (${usagerIds}::int[])
           GROUP BY usager_id ORDER BY 1 DESC LIMIT 1), 0)::int AS "personMotif",${FAMILY_SQL}
  FROM taken`

/** `usagerIds`: for whom it is, none when a proche is made; `familyOf`: some of the family that is counted. */
type Asked = { usagerIds: readonly number[]; familyOf: readonly number[]; motifId: number; now: Temporal.Instant }

/** Under the lock of the family: `lockParticipants`. */
export async function findTaken(connection: Connection, { usagerIds, familyOf, motifId, now }: Asked): Promise<Taken> {
  const [taken] = await query(TAKEN, [usagerIds, motifId, new Date(now.epochMilliseconds), familyOf], connection)
  if (!taken) throw new Error('what was taken is always one row')
  return taken
}

const TAKEN = statement(
  'taken-by-family',
  TAKEN_COLUMNS,
  takenSql({ usagerIds: '$1', familyOf: '$4', motifId: '$2', now: '$3' }),
)

type OfEach = Omit<Asked, 'familyOf'>

/** One row each of those persons, who are of one family. */
export async function listTaken({ usagerIds, motifId, now }: OfEach): Promise<(Taken & { usagerId: number })[]> {
  return query(TAKEN_BY_EACH, [usagerIds, motifId, new Date(now.epochMilliseconds)])
}

const TAKEN_BY_EACH = statement(
  'taken-by-each',
  { usagerId: z.int(), ...TAKEN_COLUMNS },
  `${countedSql({ familyOf: '$1', motifId: '$2', now: '$3' })}
  SELECT person.id AS "usagerId", whole.*,
         (SELECT count(*) FROM taken WHERE to_come AND of_motif AND usager_id = person.id)::int AS "personMotif"
  FROM unnest($1::int[]) AS person (id) CROSS JOIN (SELECT ${FAMILY_SQL} FROM taken) AS whole`,
)
