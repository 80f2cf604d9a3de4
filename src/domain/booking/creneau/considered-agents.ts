import type { Condition } from '#infra/statement.ts'
import type { Chosen, MotifSought, Who } from './sought.ts'

/** Columns of the statement that the conditions are added to. */
export type AgentColumns = { agent: string; motif: string; organisation: string }

/** Agents who may receive somebody: all of them, but for follow-ups and motifs given to agents of secteurs. */
export function consideredAgents(motifs: readonly MotifSought[], who: Who, columns: AgentColumns): Condition[] {
  const followUps = motifs.filter(({ followUp }) => followUp)
  const ofSecteurs = motifs.filter(({ followUp, sectorisationLevel }) => !followUp && sectorisationLevel === 'agent')
  return [
    ...(followUps.length > 0 ? [referents(idsOf(followUps), who, columns)] : []),
    ...(ofSecteurs.length > 0 && who.cityCode !== undefined ? [agentsOfSecteurs(idsOf(ofSecteurs), who, columns)] : []),
  ]
}

const idsOf = (motifs: readonly MotifSought[]) => motifs.map(({ id }) => id)

const referents = (motifIds: number[], { usagerIds }: Who, { agent, motif }: AgentColumns): Condition => ({
  name: 'referents',
  values: [motifIds, usagerIds],
  sql: (motifs = '', usagers = '') =>
    `(${motif} <> ALL (${motifs}::int[]) OR ${agent} IN (
       SELECT agent_id FROM referent_assignations WHERE usager_id = ANY (${usagers}::int[])))`,
})

const agentsOfSecteurs = (motifIds: number[], who: Who, { agent, motif, organisation }: AgentColumns): Condition => ({
  name: 'secteurs',
  values: [motifIds, who.cityCode, who.streetBanId ?? null],
  sql: (motifs = '', city = '', street = '') =>
    `(${motif} <> ALL (${motifs}::int[]) OR (${organisation}, ${agent}) IN (
       SELECT organisation_id, agent_id FROM secteur_attributions
       WHERE level = 'agent' AND secteur_id IN (
         SELECT secteur_id FROM zones
         WHERE (level = 'city' AND city_code = ${city}) OR (level = 'street' AND street_ban_id = ${street}::text))))`,
})

export const chosenAgents = ({ agentIds, teamIds }: Chosen, { agent }: AgentColumns): Condition => ({
  name: 'chosen',
  values: [agentIds, teamIds],
  sql: (agents = '', teams = '') =>
    `(${agent} = ANY (${agents}::int[]) OR ${agent} IN (
       SELECT agent_id FROM agent_teams WHERE team_id = ANY (${teams}::int[])))`,
})
