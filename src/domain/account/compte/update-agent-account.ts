import type { Actor } from '#domain/actor/actor.ts'
import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import { db } from '#infra/db.ts'
import type { Visit } from './account-mail-to.ts'
import { findAgentAccount } from './agent-account-queries.ts'
import { lockAddress } from './lock-address.ts'
import { askAddressChange } from './request-address-change.ts'

export type AgentAccountChange = { firstName: string; lastName: string; email: string }
export type AgentAccountOutcome = { ok: true; isEmailAsked: boolean } | { ok: false; reason: 'compte-relie' }

type Asked = { agentId: number; actor: Actor; visit: Visit }

/** His names at once, his address once its mailbox confirms; neither when an identity provider gives them. */
export async function updateAgentAccount(
  { agentId, actor, visit }: Asked,
  { firstName, lastName, email }: AgentAccountChange,
): Promise<AgentAccountOutcome> {
  const { evenements, ...changed } = await db.$transaction(async (tx) => {
    await actingAs(tx, actor)
    await lockAddress(tx, email)
    const known = await findAgentAccount(agentId, tx)
    if (!known || known.provider) return { ok: false, reason: 'compte-relie', evenements: [] } as const

    await tx.agent.update({ where: { id: agentId }, data: { firstName, lastName } })
    const isEmailAsked = email !== known.email
    const asked = isEmailAsked ? await askAddressChange(tx, { face: 'agent', id: agentId }, email, visit) : []
    return { ok: true, isEmailAsked, evenements: asked } as const
  })
  await publishEvenements([...evenements])
  return changed
}
