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

export const AGENTS_A_PAGE = 25

/** By name or address; pages are counted from 1. */
export async function listBackOfficeAgents(search: string, page: number): Promise<BackOfficeAgent[]> {
  const agents = await db.agent.findMany({
    where: found(search),
    select: AGENT,
    orderBy: [{ lastName: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * AGENTS_A_PAGE,
    take: AGENTS_A_PAGE,
  })
  return agents.map(backOfficeAgent)
}

export const countBackOfficeAgents = (search: string) => db.agent.count({ where: found(search) })

const found = (search: string): Prisma.AgentWhereInput => ({
  deletedAt: null,
  AND: search.split(/\s+/).filter(Boolean).map(matching),
})

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
