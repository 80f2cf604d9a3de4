import { type AgentActor, territoireIdsOf } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo, ofTerritoires } from '#domain/actor/visible-agents-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { type Context, usagersVisibleToAgent } from './usager-policy.ts'

type Assignable = { agent: Prisma.AgentWhereInput; usager: Prisma.UsagerWhereInput }

/** Both ids are looked up here before one is assigned to the other. */
export const referentsAssignableBy = (actor: AgentActor, context: Context): Assignable => ({
  agent: { AND: [agentsVisibleTo(actor), { deletedAt: null }] },
  usager: usagersVisibleToAgent(actor, context),
})

/** By the API: an agent of my territoires, a usager of my organisations. */
export const referentsAssignableByApi = (actor: AgentActor): Assignable => ({
  agent: { AND: [ofTerritoires(territoireIdsOf(actor)), { deletedAt: null }] },
  usager: usagersVisibleToAgent(actor, null),
})
