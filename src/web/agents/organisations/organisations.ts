import type { Request, Response } from 'express'
import { type AgentActor, isAdminOf } from '#domain/actor/agent-actor.ts'
import {
  listOrganisationsOfAgent,
  type OrganisationOfAgent,
} from '#domain/territory/organisation/agent-organisations-queries.ts'
import { agendaPath } from '../agenda/paths.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'

type Line = { name: string; href: string; isAdmin: boolean }
type Content = { territoires: { name: string; organisations: Line[] }[] }
const organisationsPage = page<Content>('agents/organisations/organisations')

/** Where an agent arrives: his own agenda at once when he has but one organisation. */
export async function index(req: Request, res: Response) {
  const { actor } = visitOf(req)
  const organisations = await listOrganisationsOfAgent(actor)
  const [only, ...others] = organisations
  if (only && others.length === 0) return res.redirect(303, agendaPath({ organisationId: only.id, agentId: actor.id }))

  const groups = [...Map.groupBy(organisations, ({ territoire }) => territoire.id).values()]
  const territoires = groups.map((group) => ({ name: nameOf(group), organisations: group.map(lineFor(actor)) }))
  organisationsPage(req, res, { title: 'Vos organisations', territoires })
}

/** « Pas-de-Calais (62) » */
function nameOf([first]: readonly OrganisationOfAgent[]) {
  const { name, departementNumber } = first?.territoire ?? { name: null, departementNumber: '' }
  return [name ?? 'Territoire', departementNumber && `(${departementNumber})`].filter(Boolean).join(' ')
}

const lineFor =
  (actor: AgentActor) =>
  ({ id, name }: OrganisationOfAgent): Line => ({
    name,
    href: agendaPath({ organisationId: id, agentId: actor.id }),
    isAdmin: isAdminOf(actor, id),
  })
