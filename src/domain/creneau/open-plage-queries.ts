import type { Exception } from '#domain/recurrence/recurrence.ts'
import { type Connection, query } from '#infra/query.ts'
import { type Condition, withConditions } from '#infra/statement.ts'
import { zoneOf } from '#lib/zone.ts'
import type { OpenPlage } from './plage-times.ts'

type MotifOfPlages = { id: number; organisationId: number; timeZone: string; departementNumber: string }

export type PlagesAsked = {
  motifs: readonly MotifOfPlages[]
  /** Days of the plages' own zone, both included. */
  from: string
  to: string
  /** Null: any lieu, and plages without lieu. */
  lieuId: number | null
  conditions?: readonly Condition[]
}

export type PlageOfMotif = OpenPlage & { motifId: number }

export const PLAGE_COLUMNS = { agent: 'p.agent_id', motif: 'mp.motif_id', organisation: 'p.organisation_id' } as const

/** Plages that carry the motifs, of agents who are still there, in an organisation where they still have a role. */
export async function listPlages(asked: PlagesAsked, connection?: Connection): Promise<PlageOfMotif[]> {
  const motifs = new Map(asked.motifs.map((motif) => [motif.id, motif]))
  const base = { name: 'open-plages', text: PLAGES, values: [[...motifs.keys()], asked.from, asked.to] }
  const { name, text, values } = withConditions(base, [placeOf(asked), ...(asked.conditions ?? [])])
  const rows = await query<PlageRow>(name, text, [...values], connection)
  return rows.flatMap((row) => {
    const motif = motifs.get(row.motifId)
    return motif ? [plageOf(row, motif)] : []
  })
}

type PlageRow = Omit<PlageOfMotif, 'zone' | 'departementNumber' | 'exceptions'> & { exceptions: Exception[] | null }

const NO_EXCEPTIONS: readonly Exception[] = []

const plageOf = (row: PlageRow, { timeZone, departementNumber }: MotifOfPlages): PlageOfMotif => ({
  ...row,
  exceptions: row.exceptions ?? NO_EXCEPTIONS,
  zone: zoneOf(timeZone),
  departementNumber,
})

const PLAGES = `
  SELECT mp.motif_id AS "motifId", p.agent_id AS "agentId", p.lieu_id AS "lieuId", p.first_day::text AS "firstDay",
         p.last_day::text AS "lastDay", p.start_time AS "startTime", p.end_time AS "endTime", p.rrule,
         nullif(p.exceptions, '[]') AS exceptions, p.open_on_holidays AS "openOnHolidays"
  FROM plages p
  JOIN motifs_plages mp ON mp.plage_id = p.id
  JOIN agents a ON a.id = p.agent_id AND a.deleted_at IS NULL
  JOIN agent_roles r ON r.agent_id = p.agent_id AND r.organisation_id = p.organisation_id
  WHERE mp.motif_id = ANY ($1::int[]) AND p.first_day <= $3::date AND coalesce(p.last_day, 'infinity'::date) >= $2::date`

// The motif alone would lead to its plages of all times.
const placeOf = ({ lieuId, motifs }: PlagesAsked): Condition =>
  lieuId === null
    ? {
        name: 'of-organisations',
        values: [[...new Set(motifs.map(({ organisationId }) => organisationId))]],
        sql: (organisations = '') => `p.organisation_id = ANY (${organisations}::int[])`,
      }
    : { name: 'at-lieu', values: [lieuId], sql: (lieu = '') => `p.lieu_id = ${lieu}::int` }
