import type { Request, Response } from 'express'
import { isAdminOf } from '#domain/actor/agent-actor.ts'
import {
  listOrganisationsOfAgent,
  type OrganisationOfAgent,
} from '#domain/territory/organisation/agent-organisations-queries.ts'
import * as organisationRules from '#domain/territory/organisation/organisation-rules.ts'
import { listAdministeredTerritoires } from '#domain/territory/territoire/administered-territoire-queries.ts'
import { page } from '../page.ts'
import type { CurrentAgent } from '../session.ts'
import { startHref } from '../start-page.ts'
import { visitOf } from '../visit.ts'
import { nouvelleOrganisationPath } from './paths.ts'
import { territoireInWords } from './territoire-words.ts'

type Line = { name: string; href: string; isAdmin: boolean }
/** `add`: where its admins open one more. */
type Content = { territoires: { name: string; add: string | null; organisations: Line[] }[] }
const organisationsPage = page<Content>('agents/organisations/organisations')

/** Where an agent arrives: where he begins his day at once, when he has but one organisation. */
export async function index(req: Request, res: Response) {
  const { actor, agent } = visitOf(req)
  const organisations = await listOrganisationsOfAgent(actor)
  const [only, ...others] = organisations
  if (only && others.length === 0) return res.redirect(303, startHref(agent, only.id))

  const administered = (await listAdministeredTerritoires(actor)).map((territoire) => ({
    territoire,
    organisations: [],
  }))
  const own = organisations.map((organisation) => ({
    territoire: organisation.territoire,
    organisations: [organisation],
  }))
  const groups = [...Map.groupBy([...own, ...administered], ({ territoire }) => territoire.id).values()]
  organisationsPage(req, res, { title: 'Vos organisations', territoires: groups.flatMap(groupFor(agent)) })
}

type Group = {
  territoire: Parameters<typeof territoireInWords>[0] & { id: number }
  organisations: OrganisationOfAgent[]
}

const groupFor = (agent: CurrentAgent) => (group: readonly Group[]) =>
  group.slice(0, 1).map(({ territoire }) => ({
    name: territoireInWords(territoire),
    add: organisationRules.create(agent.actor, { territoireId: territoire.id })
      ? null
      : nouvelleOrganisationPath({}, { territory_id: territoire.id }),
    organisations: group.flatMap(({ organisations }) => organisations).map(lineFor(agent)),
  }))

const lineFor =
  (agent: CurrentAgent) =>
  ({ id, name }: OrganisationOfAgent): Line => ({
    name,
    href: startHref(agent, id),
    isAdmin: isAdminOf(agent.actor, id),
  })
