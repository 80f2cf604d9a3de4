import { z } from 'zod'
import { bookableMotif, bookableMotifSql } from '#domain/territory/motif/bookable-motif-queries.ts'
import { statement } from '#infra/query.ts'
import { loadColumns, loadsSql } from './loads-sql.ts'
import { BROWSER, NOW, PLAGE_COLUMNS, planningColumns, planningSql, type Sought } from './planning-sql.ts'

const MOTIF = 'motifs AS m ON m.id = $5::int AND m.organisation_id = p.organisation_id'
const AT_LIEU: Sought = { placed: 'p.lieu_id = $6::int', motifs: MOTIF, until: '$8' }
const ANYWHERE: Sought = {
  placed: 'p.organisation_id = (SELECT organisation_id FROM motifs WHERE id = $5::int)',
  motifs: MOTIF,
  until: '$8',
}

const columns = { ...planningColumns, motif: z.strictObject(bookableMotif).nullable(), isLieuOpen: z.boolean() }

const FACTS = [
  `(SELECT row_to_json(bookable) FROM (${bookableMotifSql('$5::int')}) AS bookable) AS motif`,
  `EXISTS (
     SELECT FROM lieux JOIN motifs USING (organisation_id)
     WHERE lieux.id = $6::int AND motifs.id = $5::int AND availability <> 'disabled') AS "isLieuOpen"`,
]

/** All that says whether a start of the motif $5 may be booked, at the lieu $6 if there is one; its day is between $7 and $8. */
export const START_AT_LIEU = statement('start at lieu', columns, planningSql(AT_LIEU, FACTS)(''))
export const START_ANYWHERE = statement('start', columns, planningSql(ANYWHERE, FACTS)(''))

const claimColumns = { ...columns, loads: z.array(z.strictObject(loadColumns)) }
const LOADS = loadsSql(['$9', '$10', '$11', '$12', '$13'], NOW, BROWSER)
const FACTS_AND_LOADS = [...FACTS, `coalesce((SELECT json_agg(loads) FROM (${LOADS}) AS loads), '[]') AS loads`]
const OF_AGENTS = ` AND ${PLAGE_COLUMNS.agent} = ANY ($14::int[])`

/** The same with the agents $14 alone, and their loads on the day $9 to $10 of the week $11 to $12, the rdv $13 apart. */
export const CLAIM_AT_LIEU = statement('claim at lieu', claimColumns, planningSql(AT_LIEU, FACTS_AND_LOADS)(OF_AGENTS))
export const CLAIM_ANYWHERE = statement('claim', claimColumns, planningSql(ANYWHERE, FACTS_AND_LOADS)(OF_AGENTS))
