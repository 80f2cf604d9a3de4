import type { AgentOfAgenda, Colleague } from '#domain/booking/agenda/agenda-queries.ts'
import { displayName, lastNameFirst } from '#lib/names.ts'
import { plural } from '#lib/spoken-words.ts'
import { type AgendaAddress, addressFields, addressQuery } from './agenda-address.ts'
import { agendaPath, agendasPath, groupesPath, nouveauGroupePath } from './paths.ts'

/** Columns that a screen can hold, and what a list in an address may count: beyond, it is read as none. */
export const MOST_AGENTS = 20

export type AgentsShown = {
  /** Of the path: whose planning the menu leads to. */
  own: AgentOfAgenda
  /** In the order of their columns. */
  agents: readonly AgentOfAgenda[]
  /** More were asked. */
  isCut: boolean
}

/** One by one in the order of the address, then by team and by group; whoever keeps his agenda to others is left out. */
export function agentsShown(own: AgentOfAgenda, colleagues: readonly Colleague[], address: AgendaAddress): AgentsShown {
  const picked = address.agentIds.flatMap((id) => colleagues.filter((colleague) => colleague.id === id))
  const together = colleagues.filter(
    ({ teams, groups }) => hasOneOf(teams, address.teamIds) || hasOneOf(groups, address.groupIds),
  )
  const asked = [...new Set([...picked, ...together])]
  const agents = asked.length === 0 ? [own] : asked
  return { own, agents: agents.slice(0, MOST_AGENTS), isCut: agents.length > MOST_AGENTS }
}

const hasOneOf = (named: readonly { id: number }[], ids: readonly number[]) => named.some(({ id }) => ids.includes(id))

type Option = { value: number; text: string }

/** Whose agendas may be opened, added, taken away. */
export type AgentsChoice = {
  action: string
  agentId: number
  agents: Option[]
  fields: { name: string; value: string }[]
  together: { action: string; fields: { name: string; value: string }[]; teams: Option[]; groups: Option[] } | null
  shown: { text: string; without: string }[]
  isCut: string | null
  /** Null when there is nobody to be grouped. */
  keep: { href: string; text: string } | null
  groups: { href: string; text: string }
}

export function agentsChoice(
  organisationId: number,
  { own, agents, isCut }: AgentsShown,
  colleagues: readonly Colleague[],
  address: AgendaAddress,
): AgentsChoice {
  const byId = { ...address, agentIds: agents.map(({ id }) => id), teamIds: [], groupIds: [] }
  const teams = optionsOf(colleagues, 'teams')
  const groups = optionsOf(colleagues, 'groups')
  const path = (agentId: number, to: AgendaAddress) => agendaPath({ organisationId, agentId }, addressQuery(to))
  return {
    action: agendasPath({ organisationId }),
    agentId: own.id,
    agents: colleagues.map(optionOf),
    fields: addressFields(byId),
    together:
      teams.length + groups.length === 0
        ? null
        : {
            action: agendaPath({ organisationId, agentId: own.id }),
            fields: addressFields({ ...byId, agentIds: [] }),
            teams,
            groups,
          },
    shown:
      agents.length === 1
        ? []
        : agents.map((agent) => ({
            text: displayName(agent),
            without: path(own.id, { ...byId, agentIds: byId.agentIds.filter((id) => id !== agent.id) }),
          })),
    keep:
      agents.length === 1
        ? null
        : {
            href: nouveauGroupePath({ organisationId }, { agent_ids: byId.agentIds }),
            text: 'Enregistrer ces agents comme groupe',
          },
    groups: { href: groupesPath({ organisationId }), text: 'Vos groupes de collègues' },
    isCut: isCut
      ? `Seuls les ${plural(MOST_AGENTS, 'premier agent est montré', 'premiers agents sont montrés')}.`
      : null,
  }
}

export const optionOf = (agent: { id: number; firstName: string | null; lastName: string | null }): Option => ({
  value: agent.id,
  text: lastNameFirst(agent),
})

/** « Équipe PMI (6) »: those whose agendas are open. */
function optionsOf(colleagues: readonly Colleague[], of: 'teams' | 'groups'): Option[] {
  const counted = new Map<number, { name: string; count: number }>()
  for (const { id, name } of colleagues.flatMap((colleague) => colleague[of]))
    counted.set(id, { name, count: (counted.get(id)?.count ?? 0) + 1 })
  return [...counted]
    .map(([value, { name, count }]) => ({ value, text: `${name} (${count})` }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'fr'))
}
