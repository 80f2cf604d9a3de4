import type { Actor } from '#domain/actor/actor.ts'
import type * as standingRules from '#domain/actor/standing-rules.ts'
import { createOnce } from '#domain/journal/create-once.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import * as organisationRules from '#domain/territory/organisation/organisation-rules.ts'
import { refusedAs } from '#infra/constraints.ts'
import type { Verticale } from '#infra/prisma/enums.ts'

type NewOrganisation = { name: string; territoireId: number; verticale: Verticale; once: string }

type Outcome =
  | { ok: true; organisationId: number }
  | { ok: false; reason: standingRules.TerritorialAdminRefusal | 'nom-deja-pris' }

/** Who creates it becomes its admin. `author`: an agent, judged as his rights are now. */
export const createOrganisation = (
  author: Actor & { id: number },
  { once, ...organisation }: NewOrganisation,
): Promise<Outcome> =>
  deed(author, async (tx): Promise<Outcome> => {
    const agent = await findSessionAgent(author.id, tx.sql)
    const refusal = agent ? organisationRules.create(agent.actor, organisation) : 'reserve-aux-admins-du-territoire'
    if (refusal) return { ok: false, reason: refusal }
    const isThere = async (id: number) => (await tx.prisma.organisation.count({ where: { id } })) > 0
    const create = () => write(tx, author.id, organisation)
    return { ok: true, organisationId: await createOnce(tx, { once, create, isThere }) }
  }).catch(refusedAs('nom-deja-pris'))

async function write({ prisma }: DeedTx, agentId: number, { territoireId, ...named }: Omit<NewOrganisation, 'once'>) {
  const member = { agentId_territoireId: { agentId, territoireId } }
  await prisma.agentTerritorialAccessRight.upsert({ where: member, create: { agentId, territoireId }, update: {} })
  const roles = { create: { agentId, accessLevel: 'admin' } } as const
  const { id } = await prisma.organisation.create({ data: { ...named, territoireId, roles }, select: { id: true } })
  return id
}
