import { z } from 'zod'
import { SectorisationLevel } from '#infra/prisma/enums.ts'
import type { Row } from '#infra/prove-rows.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import { MOTIF_TO_JUDGE_SQL, motifToJudge } from './motif-to-judge.ts'

/** What a booking must know of its motif, read again in its transaction. */
export type BookableMotif = Omit<BookableRow, 'minS' | 'maxS'> & { delays: Pick<BookableRow, 'minS' | 'maxS'> }

type BookableRow = Row<typeof bookableMotif>

export async function findBookableMotif(connection: Connection, motifId: number): Promise<BookableMotif | null> {
  const [row] = await query(BOOKABLE_MOTIF, [motifId], connection)
  return row ? bookableMotifOf(row) : null
}

export const bookableMotifOf = ({ minS, maxS, ...motif }: BookableRow): BookableMotif => ({
  ...motif,
  delays: { minS, maxS },
})

/** Its columns in a statement, also in those that read more at once. */
export const bookableMotif = {
  id: z.int(),
  organisationId: z.int(),
  timeZone: z.string(),
  departementNumber: z.string(),
  isArchived: z.boolean(),
  ...motifToJudge,
  followUp: z.boolean(),
  sectorisationLevel: z.enum(SectorisationLevel),
  requiresAntsNumber: z.boolean(),
  durationInMin: z.int(),
  minS: z.int(),
  maxS: z.int(),
}

/** `motif`: the parameter that has its id. */
export const bookableMotifSql = (motif: string) => `
  SELECT m.id, m.organisation_id AS "organisationId", t.time_zone AS "timeZone",
         t.departement_number AS "departementNumber", m.deleted_at IS NOT NULL AS "isArchived",
         ${MOTIF_TO_JUDGE_SQL},
         m.follow_up AS "followUp", m.sectorisation_level AS "sectorisationLevel",
         coalesce(c.requires_ants_number, false) AS "requiresAntsNumber",
         m.default_duration_in_min AS "durationInMin", m.min_public_booking_delay AS "minS",
         m.max_public_booking_delay AS "maxS"
  FROM motifs m
  JOIN organisations o ON o.id = m.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  LEFT JOIN motif_categories c ON c.id = m.motif_category_id
  WHERE m.id = ${motif}`

const BOOKABLE_MOTIF = statement('bookable-motif', bookableMotif, bookableMotifSql('$1'))
