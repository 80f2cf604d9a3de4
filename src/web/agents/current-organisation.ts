import type { Request } from 'express'
import {
  listOrganisationsOfAgent,
  type OrganisationOfAgent,
} from '#domain/territory/organisation/agent-organisations-queries.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { agentActor } from './session.ts'

type Entered = { current: OrganisationOfAgent; all: readonly OrganisationOfAgent[] }

const entered = new WeakMap<Request, Entered>()

/** Before the pages of an organisation: it is looked up among the agent's own. */
export async function enterOrganisation(req: Request): Promise<void> {
  const organisationId = idOf(req.params.organisationId)
  const all = await listOrganisationsOfAgent(agentActor(req))
  entered.set(req, { current: found(all.find(({ id }) => id === organisationId)), all })
}

/** Where no organisation stands in the address: for what names one in its query. */
export const listOrganisationsOf = (req: Request) => listOrganisationsOfAgent(agentActor(req))

/** Null outside the pages of an organisation. */
export const findEntered = (req: Request): Entered | null => entered.get(req) ?? null

/** After the access `organisationMember`. */
export function currentOrganisation(req: Request): OrganisationOfAgent {
  const found = entered.get(req)
  if (!found) throw new Error('this route belongs to no organisation')
  return found.current
}

export const organisationsOf = (req: Request): readonly OrganisationOfAgent[] => entered.get(req)?.all ?? []
