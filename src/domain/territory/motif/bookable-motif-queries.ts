import type { BookableBy, LocationType, SectorisationLevel, VisibilityType } from '#infra/prisma/enums.ts'
import { type Connection, query } from '#infra/query.ts'

/** What a booking must know of its motif, read again in its transaction. */
export type BookableMotif = {
  id: number
  organisationId: number
  timeZone: string
  departementNumber: string
  isArchived: boolean
  bookableBy: BookableBy
  locationType: LocationType
  visibilityType: VisibilityType
  collectif: boolean
  followUp: boolean
  sectorisationLevel: SectorisationLevel
  requiresAntsNumber: boolean
  durationInMin: number
  delays: { minS: number; maxS: number }
}

export async function findBookableMotif(connection: Connection, motifId: number): Promise<BookableMotif | null> {
  const [row] = await query<Row>('bookable-motif', BOOKABLE_MOTIF, [motifId], connection)
  if (!row) return null
  const { minS, maxS, ...motif } = row
  return { ...motif, delays: { minS, maxS } }
}

type Row = Omit<BookableMotif, 'delays'> & BookableMotif['delays']

const BOOKABLE_MOTIF = `
  SELECT m.id, m.organisation_id AS "organisationId", t.time_zone AS "timeZone",
         t.departement_number AS "departementNumber", m.deleted_at IS NOT NULL AS "isArchived",
         m.bookable_by AS "bookableBy", m.location_type AS "locationType", m.visibility_type AS "visibilityType",
         m.collectif, m.follow_up AS "followUp", m.sectorisation_level AS "sectorisationLevel",
         coalesce(c.requires_ants_number, false) AS "requiresAntsNumber",
         m.default_duration_in_min AS "durationInMin", m.min_public_booking_delay AS "minS",
         m.max_public_booking_delay AS "maxS"
  FROM motifs m
  JOIN organisations o ON o.id = m.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  LEFT JOIN motif_categories c ON c.id = m.motif_category_id
  WHERE m.id = $1`
