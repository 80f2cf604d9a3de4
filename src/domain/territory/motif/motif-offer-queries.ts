import { z } from 'zod'
import { SectorisationLevel } from '#infra/prisma/enums.ts'
import { query, statement } from '#infra/query.ts'
import { openingsTo } from './booker.ts'

/**
 * Why a motif that an address names is not found by its search. Null: there is no such motif, or it is not open to strangers:
 * its name is not theirs to read.
 */
export async function findMotifOffer(id: number, now: Temporal.Instant) {
  const [row] = await query(OFFER, [id, new Date(now.epochMilliseconds), openingsTo('usager')])
  return row ?? null
}

const OFFER = statement(
  'motif-offer',
  {
    name: z.string(),
    isArchived: z.boolean(),
    sectorisationLevel: z.enum(SectorisationLevel),
    hasComingRdvs: z.boolean(),
    hasPlages: z.boolean(),
  },
  `
  SELECT m.name, m.deleted_at IS NOT NULL AS "isArchived", m.sectorisation_level AS "sectorisationLevel",
         m.collectif AND EXISTS (SELECT FROM rdvs r
                                 WHERE r.motif_id = m.id AND r.starts_at > $2 AND r.status <> 'revoked') AS "hasComingRdvs",
         EXISTS (SELECT FROM motifs_plages mp WHERE mp.motif_id = m.id) AS "hasPlages"
  FROM motifs m
  WHERE m.id = $1 AND m.bookable_by = ANY ($3::bookable_by[]) AND NOT m.follow_up
    AND (m.deleted_at IS NULL OR m.visibility_type <> 'invisible')`,
)
