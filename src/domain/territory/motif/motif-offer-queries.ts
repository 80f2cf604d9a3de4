import { z } from 'zod'
import { BookableBy, SectorisationLevel } from '#infra/prisma/enums.ts'
import { query, statement } from '#infra/query.ts'

/** Why a motif that an address names is not found by its search; null: there is no such motif. */
export async function findMotifOffer(id: number, now: Temporal.Instant) {
  const [row] = await query(OFFER, [id, new Date(now.epochMilliseconds)])
  return row ?? null
}

const OFFER = statement(
  'motif-offer',
  {
    name: z.string(),
    isArchived: z.boolean(),
    bookableBy: z.enum(BookableBy),
    sectorisationLevel: z.enum(SectorisationLevel),
    hasComingRdvs: z.boolean(),
    hasPlages: z.boolean(),
  },
  `
  SELECT m.name, m.deleted_at IS NOT NULL AS "isArchived", m.bookable_by AS "bookableBy",
         m.sectorisation_level AS "sectorisationLevel",
         m.collectif AND EXISTS (SELECT FROM rdvs r
                                 WHERE r.motif_id = m.id AND r.starts_at > $2 AND r.status <> 'revoked') AS "hasComingRdvs",
         EXISTS (SELECT FROM motifs_plages mp WHERE mp.motif_id = m.id) AS "hasPlages"
  FROM motifs m WHERE m.id = $1`,
)
