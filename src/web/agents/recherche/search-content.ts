import { fullName, lastNameFirst } from '#lib/names.ts'
import { day, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { motifWords } from './motif-words.ts'
import { recherchePath } from './paths.ts'
import { type Gone, type Search, searchQuery } from './search.ts'

type Option = { value: number; text: string }

/** Several answers of a folded list; null: there is nothing to choose from. */
type Choice = { name: string; label: string; summary: string; options: Option[]; values: readonly number[] } | null

export type SearchForm = {
  action: string
  /** Null: there is one service only. */
  service: { options: Option[]; value: number | null } | null
  motif: { groups: { value: number; name: string; options: Option[] }[]; value: number | null }
  from: { value: string; min: string }
  choices: Choice[]
  kept: { name: string; value: string }[]
  active: { text: string; href: string }[]
  clear: string
}

export function searchForm(search: Search): SearchForm {
  const { address, choices, motif, today, from, visit } = search
  const action = recherchePath({ organisationId: visit.organisation.id })
  const services = servicesOf(search)
  return {
    action,
    service: services.length > 1 ? { options: services.map(serviceOption), value: serviceOf(search) } : null,
    motif: { groups: services, value: motif?.id ?? null },
    from: { value: from, min: today },
    choices: [
      choiceOf('team_ids[]', 'Équipes', choices.teams.map(nameOption), address.team_ids),
      choiceOf('group_ids[]', 'Groupes de collègues', choices.groups.map(nameOption), address.group_ids),
      choiceOf('agent_ids[]', 'Agents', choices.agents.map(agentOption), address.agent_ids),
      choiceOf('lieu_ids[]', 'Lieux', choices.lieux.map(nameOption), address.lieu_ids),
    ],
    kept: keptOf(search),
    active: activeOf(search),
    clear: action,
  }
}

function servicesOf({ choices }: Search): SearchForm['motif']['groups'] {
  const groups = Map.groupBy(choices.motifs, ({ serviceId }) => serviceId)
  return [...groups].map(([serviceId, motifs]) => ({
    value: serviceId,
    name: motifs[0]?.serviceName ?? '',
    options: motifs.map((motif) => ({ value: motif.id, text: motifWords(motif) })),
  }))
}

const serviceOption = ({ value, name }: SearchForm['motif']['groups'][number]) => ({ value, text: name })

/** That of the motif: a service alone only shortens the list. */
const serviceOf = ({ motif, address }: Search) => motif?.serviceId ?? address.service_id ?? null

const nameOption = ({ id, name }: { id: number; name: string }) => ({ value: id, text: name })

const agentOption = (agent: Search['choices']['agents'][number]) => ({ value: agent.id, text: lastNameFirst(agent) })

function choiceOf(name: string, label: string, options: Option[], asked: readonly number[] | undefined): Choice {
  if (options.length === 0) return null
  const values = options.filter(({ value }) => asked?.includes(value)).map(({ value }) => value)
  return { name, label, options, values, summary: summaryOf(options, values) }
}

function summaryOf(options: readonly Option[], values: readonly number[]) {
  const [first, ...others] = options.filter(({ value }) => values.includes(value))
  if (!first) return 'Tous'
  return others.length === 0 ? first.text : plural(values.length, 'choix', 'choix')
}

/** People and what was written for them go along with each search. */
function keptOf({ choices, address }: Search) {
  const people = choices.usagers.map(({ id }) => ({ name: 'user_ids[]', value: String(id) }))
  return address.context === undefined ? people : [...people, { name: 'context', value: address.context }]
}

/** Each choice with the search without it, which is not run. */
function activeOf(search: Search): SearchForm['active'] {
  const { visit, address, choices } = search
  const query = searchQuery(search)
  const href = (changed: object) => recherchePath({ organisationId: visit.organisation.id }, { ...query, ...changed })
  const without = (ids: readonly number[] | undefined, left: number) => ids?.filter((id) => id !== left)
  const list = (options: Option[], name: 'team_ids' | 'group_ids' | 'agent_ids' | 'lieu_ids') =>
    options
      .filter(({ value }) => address[name]?.includes(value))
      .map(({ value, text }) => ({ text, href: href({ [name]: without(address[name], value) }) }))
  const people = choices.usagers.map(({ id }) => id)
  return [
    ...choices.usagers.map((usager) => ({
      text: typo(`Pour ${fullName(usager)}`),
      href: href({ user_ids: without(people, usager.id) }),
    })),
    ...list(choices.teams.map(nameOption), 'team_ids'),
    ...list(choices.groups.map(nameOption), 'group_ids'),
    ...list(choices.agents.map(agentOption), 'agent_ids'),
    ...list(choices.lieux.map(nameOption), 'lieu_ids'),
  ]
}

/** « Pour Inès BENALI et Adam MOREL » */
export const forWhomWords = ({ choices: { usagers } }: Search) =>
  usagers.length === 0 ? null : `Pour ${usagers.map(fullName).join(', ')}`

const GONE: Record<Gone, string> = {
  motif: 'Ce motif n’est plus proposé ici, ou il n’est pas ouvert à vos services. Choisissez-en un autre.',
  equipes: 'Une des équipes demandées n’existe plus ici : personne n’est cherché pour elle.',
  groupes: 'Un des groupes demandés n’existe plus : personne n’est cherché pour lui.',
  agents: 'Un des agents demandés n’est pas dans cette organisation : il n’est pas cherché.',
  lieux: 'Un des lieux demandés n’est plus ouvert : il n’est pas cherché.',
  usagers: 'Une des personnes demandées n’est pas connue ici : elle n’est pas gardée.',
}

export const goneWords = ({ gone }: Search) => gone.map((one) => GONE[one])

/** « aucun créneau entre le mardi 2 mars et le jeudi 2 septembre 2027 » */
export function periodWords({ from }: Search) {
  const last = Temporal.PlainDate.from(from).add({ months: 6 })
  return typo(`entre le ${day(from)} et le ${day(last.toString())}`)
}
