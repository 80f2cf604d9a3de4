import type { Request } from 'express'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import type { OrganisationOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import type { Brand } from '#web/shared/brands.ts'
import { formPagesOf } from '#web/shared/form-page.ts'
import { nowOf } from '#web/shared/now.ts'
import { brandOf } from '#web/shared/page.ts'
import { currentOrganisation, organisationsOf } from './current-organisation.ts'
import { authorOf, type CurrentAgent, currentAgent } from './session.ts'

/** Who asks, when, and on which brand: read once, handed on to whatever builds a page or does a deed. */
export type AgentVisit = {
  now: Temporal.Instant
  agent: CurrentAgent
  /** As the rules want him. */
  actor: AgentActor
  /** As the journal and the evenements name him. */
  author: Author
  brand: Brand
}

/** Inside the pages of an organisation. */
export type OrganisationVisit = AgentVisit & {
  organisation: OrganisationOfAgent
  timeZone: string
  /** All his own, this one among them. */
  organisations: readonly OrganisationOfAgent[]
}

/** After the access `signedInAgent`. */
export function visitOf(req: Request): AgentVisit {
  const agent = currentAgent(req)
  return { now: nowOf(req), agent, actor: agent.actor, author: authorOf(agent), brand: brandOf(req) }
}

/** After the access `organisationMember`. */
export function organisationVisitOf(req: Request): OrganisationVisit {
  const organisation = currentOrganisation(req)
  const { timeZone } = organisation.territoire
  return { ...visitOf(req), organisation, timeZone, organisations: organisationsOf(req) }
}

export const formPage = formPagesOf(visitOf)
export const organisationFormPage = formPagesOf(organisationVisitOf)
