import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Exports are personal, even for an admin. */
export const seenByAgent = ({ id }: AgentActor): Prisma.ExportWhereInput => ({ agentId: id })
