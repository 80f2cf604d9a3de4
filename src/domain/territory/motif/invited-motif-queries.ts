import { z } from 'zod'
import type { BookableBy } from '#infra/prisma/enums.ts'
import { query, statement } from '#infra/query.ts'
import { motifKey } from './motif-key.ts'
import { hasRdvToJoin, MOTIF_FOUND, type MotifFound, type MotifSearch, motifFound } from './motif-search-queries.ts'

type Filters = Pick<
  MotifSearch,
  'referentIds' | 'serviceId' | 'motifId' | 'lieuId' | 'organisationId' | 'externalOrganisationIds'
>

export type InvitedSearch = Filters & {
  organisationIds: readonly number[]
  bookableBy: readonly BookableBy[]
  categoryShortName?: string | undefined
  /** Follow-ups or not; absent: both, for a motif that an agent chose. */
  followUp?: boolean | undefined
}

/** Motifs of some organisations, whatever their département or secteurs, by name. */
export async function listMotifsOfOrganisations(search: InvitedSearch, now: Temporal.Instant): Promise<MotifFound[]> {
  const rows = await query(OF_ORGANISATIONS, [
    search.organisationIds,
    search.bookableBy,
    search.followUp ?? null,
    search.referentIds ?? null,
    search.serviceId ?? null,
    search.motifId ?? null,
    search.lieuId ?? null,
    search.organisationId ?? null,
    search.externalOrganisationIds ?? null,
    search.categoryShortName ?? null,
    now.toString(),
  ])
  return rows.map((row) => ({ ...row, key: motifKey(row) }))
}

const OF_ORGANISATIONS = statement(
  'motifs-of-organisations',
  motifFound,
  `
  SELECT ${MOTIF_FOUND}
  FROM motifs m
  JOIN organisations o ON o.id = m.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  JOIN services s ON s.id = m.service_id
  LEFT JOIN motif_categories c ON c.id = m.motif_category_id
  WHERE m.organisation_id = ANY ($1::int[]) AND m.deleted_at IS NULL AND m.bookable_by = ANY ($2::bookable_by[])
    AND ($3::boolean IS NULL OR m.follow_up = $3)
    AND ($5::int IS NULL OR m.service_id = $5)
    AND ($6::int IS NULL OR m.id = $6)
    AND ($8::int IS NULL OR m.organisation_id = $8)
    AND ($9::text[] IS NULL OR o.external_id = ANY ($9))
    AND ($10::text IS NULL OR c.short_name = $10)
    AND (EXISTS (SELECT FROM motifs_plages mp JOIN plages p ON p.id = mp.plage_id
                 WHERE mp.motif_id = m.id AND ($7::int IS NULL OR p.lieu_id = $7)
                   AND ($4::int[] IS NULL OR p.agent_id = ANY ($4)))
         OR ${hasRdvToJoin({ now: '$11', lieu: '$7', agents: '$4' })})
  ORDER BY plain_text(m.name), m.id`,
)

/** Those of a category, among motifs already found. */
export async function listIdsOfCategory(shortName: string, motifIds: readonly number[]): Promise<number[]> {
  const rows = await query(OF_CATEGORY, [shortName, motifIds])
  return rows.map(({ id }) => id)
}

const OF_CATEGORY = statement(
  'motifs-of-category',
  { id: z.int() },
  `
  SELECT m.id FROM motifs m JOIN motif_categories c ON c.id = m.motif_category_id
  WHERE c.short_name = $1 AND m.id = ANY ($2::int[])`,
)
