import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'

type Asked = { organisationId: number; page: number }

export const REFUS_A_PAGE = 50

/** Newest first, of the motifs that he sees there. */
export async function listRefus(actor: AgentActor, { organisationId, page }: Asked): Promise<RefusSeen[]> {
  const found = await db.refus.findMany({
    where: seenIn(actor, organisationId),
    select: { id: true, plafond: true, createdAt: true, usagerId: true, motif: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * REFUS_A_PAGE,
    take: REFUS_A_PAGE,
  })
  const known = await db.usager.findMany({
    where: {
      AND: [usagerScope.seenByAgent(actor, organisationId), { id: { in: found.map(({ usagerId }) => usagerId) } }],
    },
    select: { id: true, firstName: true, lastName: true, birthName: true },
  })
  const byId = new Map(known.map((usager) => [usager.id, usager]))
  return found.map(({ usagerId, ...refus }) => ({ ...refus, usager: byId.get(usagerId) ?? null }))
}

export const countRefus = (actor: AgentActor, organisationId: number) =>
  db.refus.count({ where: seenIn(actor, organisationId) })

const seenIn = (actor: AgentActor, organisationId: number): Prisma.RefusWhereInput => ({
  organisationId,
  motif: motifScope.seenByAgent(actor),
})

type Found = Prisma.RefusGetPayload<{ select: { id: true; plafond: true; createdAt: true } }>

/** `usager`: null when his file is not open to this agent. */
export type RefusSeen = Found & {
  motif: { id: number; name: string }
  usager: { id: number; firstName: string; lastName: string; birthName: string | null } | null
}
