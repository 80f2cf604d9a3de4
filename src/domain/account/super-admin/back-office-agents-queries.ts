import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { displayName } from '#lib/names.ts'

export type BackOfficeAgent = {
  id: number
  name: string
  email: string | null
  organisations: string[]
  /** Nobody acts as an agent who never opened his account, or has none. */
  isOpen: boolean
}

const MOST = 50

/** By name or address; the first fifty. */
export async function listBackOfficeAgents(search: string): Promise<BackOfficeAgent[]> {
  const agents = await db.agent.findMany({
    where: { deletedAt: null, AND: search.split(/\s+/).filter(Boolean).map(matching) },
    select: AGENT,
    orderBy: [{ lastName: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  return agents.map(backOfficeAgent)
}

export async function findBackOfficeAgent(id: number): Promise<BackOfficeAgent | null> {
  const agent = await db.agent.findFirst({ where: { id, deletedAt: null }, select: AGENT })
  return agent && backOfficeAgent(agent)
}

const AGENT = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  confirmedAt: true,
  roles: { select: { organisation: { select: { name: true } } }, orderBy: { organisation: { name: 'asc' } } },
} as const satisfies Prisma.AgentSelect

const backOfficeAgent = (agent: Prisma.AgentGetPayload<{ select: typeof AGENT }>): BackOfficeAgent => ({
  id: agent.id,
  name: displayName(agent),
  email: agent.email,
  organisations: agent.roles.map(({ organisation }) => organisation.name),
  isOpen: agent.confirmedAt !== null,
})

const matching = (word: string): Prisma.AgentWhereInput => ({
  OR: (['firstName', 'lastName', 'email'] as const).map((field) => ({
    [field]: { contains: word, mode: 'insensitive' },
  })),
})
