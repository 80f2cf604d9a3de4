import type pg from 'pg'
import { AGENTS, LIEUX, ORGANISATIONS, RDVS_PER_AGENT, type Shape } from './shape.ts'

/** What the triggers would have refused, and the numbers promised; a list of what is wrong. */
export async function flawsOf(connection: pg.Client, { scale }: Shape): Promise<string[]> {
  const promised: [table: string, count: number][] = [
    ['organisations', ORGANISATIONS],
    ['lieux', LIEUX],
    ['agents', AGENTS],
    ['plages', 3000 * scale],
    ['absences', 4000 * scale],
    ['rdvs', AGENTS * RDVS_PER_AGENT * scale],
    ['agents_rdvs', AGENTS * RDVS_PER_AGENT * scale],
    ['participations', AGENTS * RDVS_PER_AGENT * scale],
  ]
  const flaws: string[] = []
  for (const [table, count] of promised) {
    const found = await countOf(connection, `SELECT count(*) FROM ${table}`)
    if (found !== count) flaws.push(`${table}: ${found} instead of ${count}`)
  }
  for (const [flaw, sql] of Object.entries(INCOHERENT)) if ((await countOf(connection, sql)) > 0) flaws.push(flaw)
  return flaws
}

const countOf = async (connection: pg.Client, sql: string) =>
  Number((await connection.query({ text: sql, rowMode: 'array' })).rows[0]?.[0])

const INCOHERENT = {
  'an agent whose time is not that of the rdv': `
    SELECT count(*) FROM rdvs LEFT JOIN agents_rdvs ON rdv_id = rdvs.id
    WHERE agents_rdvs.starts_at IS DISTINCT FROM rdvs.starts_at OR agents_rdvs.ends_at IS DISTINCT FROM rdvs.ends_at
       OR busy IS DISTINCT FROM (status NOT IN ('excused', 'revoked'))`,
  'a rdv that miscounts its usagers': `
    SELECT count(*) FROM rdvs LEFT JOIN participations ON rdv_id = rdvs.id
    WHERE participations.status IS DISTINCT FROM rdvs.status
       OR usagers_count <> (CASE WHEN rdvs.status IN ('excused', 'revoked') THEN 0 ELSE 1 END)`,
  'a rdv whose motif or lieu is of another organisation': `
    SELECT count(*) FROM rdvs JOIN motifs ON motifs.id = motif_id JOIN lieux ON lieux.id = lieu_id
    WHERE motifs.organisation_id <> rdvs.organisation_id OR lieux.organisation_id <> rdvs.organisation_id`,
  'a plage whose motif or lieu is of another organisation': `
    SELECT count(*) FROM plages JOIN motifs_plages ON plage_id = plages.id JOIN motifs ON motifs.id = motif_id
    LEFT JOIN lieux ON lieux.id = lieu_id
    WHERE motifs.organisation_id <> plages.organisation_id OR lieux.organisation_id <> plages.organisation_id`,
}
