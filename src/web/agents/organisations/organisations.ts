import type { Request, Response } from 'express'
import { type AgentActor, isAdminOf } from '#domain/actor/agent-actor.ts'
import {
  listOrganisationsOfAgent,
  type OrganisationOfAgent,
} from '#domain/territory/organisation/agent-organisations-queries.ts'
import * as organisationRules from '#domain/territory/organisation/organisation-rules.ts'
import { listAdministeredTerritoires } from '#domain/territory/territoire/administered-territoire-queries.ts'
import { agendaPath } from '../agenda/paths.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'
import { nouvelleOrganisationPath } from './paths.ts'
import { territoireInWords } from './territoire-words.ts'

type Line = { name: string; href: string; isAdmin: boolean }
/** `add`: where its admins open one more. */
type Content = { territoires: { name: string; add: string | null; organisations: Line[] }[] }
const organisationsPage = page<Content>('agents/organisations/organisations')

/** Where an agent arrives: his own agenda at once when he has but one organisation. */
export async function index(req: Request, res: Response) {
  const { actor } = visitOf(req)
  const organisations = await listOrganisationsOfAgent(actor)
  const [only, ...others] = organisations
  if (only && others.length === 0) return res.redirect(303, agendaPath({ organisationId: only.id, agentId: actor.id }))

  const administered = (await listAdministeredTerritoires(actor)).map((territoire) => ({
    territoire,
    organisations: [],
  }))
  const own = organisations.map((organisation) => ({
    territoire: organisation.territoire,
    organisations: [organisation],
  }))
  const groups = [...Map.groupBy([...own, ...administered], ({ territoire }) => territoire.id).values()]
  organisationsPage(req, res, { title: 'Vos organisations', territoires: groups.flatMap(groupFor(actor)) })
}

type Group = {
  territoire: Parameters<typeof territoireInWords>[0] & { id: number }
  organisations: OrganisationOfAgent[]
}

const groupFor = (actor: AgentActor) => (group: readonly Group[]) =>
  group.slice(0, 1).map(({ territoire }) => ({
    name: territoireInWords(territoire),
    add: organisationRules.create(actor, { territoireId: territoire.id })
      ? null
      : nouvelleOrganisationPath({}, { territory_id: territoire.id }),
    organisations: group.flatMap(({ organisations }) => organisations).map(lineFor(actor)),
  }))

const lineFor =
  (actor: AgentActor) =>
  ({ id, name }: OrganisationOfAgent): Line => ({
    name,
    href: agendaPath({ organisationId: id, agentId: actor.id }),
    isAdmin: isAdminOf(actor, id),
  })
