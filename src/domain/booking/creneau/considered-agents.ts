import type { Condition } from '#infra/statement.ts'
import type { Narrowing } from './narrowing.ts'
import type { Chosen, MotifSought } from './sought.ts'

/** Columns of the statement that the conditions are added to. */
export type AgentColumns = { agent: string; motif: string; organisation: string }

type Motif = Pick<MotifSought, 'id' | 'followUp' | 'sectorisationLevel'>

/** Agents who may receive somebody: all of them, but for follow-ups, motifs given to secteurs, and those who were asked for. */
export function consideredAgents(motifs: readonly Motif[], narrowing: Narrowing, columns: AgentColumns): Condition[] {
  const followUps = motifs.filter(({ followUp }) => followUp)
  const given = (level: Motif['sectorisationLevel']) =>
    motifs.filter(({ followUp, sectorisationLevel }) => !followUp && sectorisationLevel === level)
  const [toAgents, toOrganisations] = [given('agent'), given('organisation')]
  const { agentIds } = narrowing
  const isPlaced = narrowing.cityCode !== undefined || narrowing.streetBanId !== undefined
  return [
    ...(followUps.length > 0 ? [referents(idsOf(followUps), narrowing, columns)] : []),
    ...(toAgents.length > 0 && isPlaced ? [ofSecteurs('agent', idsOf(toAgents), narrowing, columns)] : []),
    ...(toOrganisations.length > 0 && isPlaced
      ? [ofSecteurs('organisation', idsOf(toOrganisations), narrowing, columns)]
      : []),
    ...(agentIds ? [chosenAgents({ agentIds, teamIds: [] }, columns)] : []),
  ]
}

const idsOf = (motifs: readonly Motif[]) => motifs.map(({ id }) => id)

const referents = (motifIds: number[], { usagerIds, referentIds }: Narrowing, columns: AgentColumns): Condition => ({
  name: 'referents',
  values: [motifIds, usagerIds, referentIds ?? null],
  sql: (motifs = '', usagers = '', named = '') =>
    `(${columns.motif} <> ALL (${motifs}::int[]) OR ${columns.agent} IN (
       SELECT agent_id FROM referent_assignations
       WHERE usager_id = ANY (${usagers}::int[]) AND (${named}::int[] IS NULL OR agent_id = ANY (${named}::int[]))))`,
})

type Level = 'agent' | 'organisation'

// As in the search of motifs: without a commune, a street alone is in no secteur.
function ofSecteurs(level: Level, motifIds: number[], where: Narrowing, columns: AgentColumns): Condition {
  const [who, given] =
    level === 'agent'
      ? [`(${columns.organisation}, ${columns.agent})`, 'organisation_id, agent_id']
      : [columns.organisation, 'organisation_id']
  return {
    name: `secteurs-of-${level}`,
    values: [motifIds, where.cityCode ?? null, where.streetBanId ?? null],
    sql: (motifs = '', city = '', street = '') =>
      `(${columns.motif} <> ALL (${motifs}::int[]) OR ${who} IN (
       SELECT ${given} FROM secteur_attributions
       WHERE level = '${level}' AND secteur_id IN (
         SELECT secteur_id FROM zones
         WHERE ${city}::text IS NOT NULL
           AND ((level = 'city' AND city_code = ${city}) OR (level = 'street' AND street_ban_id = ${street}::text)))))`,
  }
}

export const chosenAgents = ({ agentIds, teamIds }: Chosen, { agent }: AgentColumns): Condition => ({
  name: 'chosen',
  values: [agentIds, teamIds],
  sql: (agents = '', teams = '') =>
    `(${agent} = ANY (${agents}::int[]) OR ${agent} IN (
       SELECT agent_id FROM agent_teams WHERE team_id = ANY (${teams}::int[])))`,
})
