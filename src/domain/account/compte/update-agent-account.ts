import type { Actor } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Visit } from './account-mail-to.ts'
import { findAgentAccount } from './agent-account-queries.ts'
import { lockAddress } from './lock-address.ts'
import { askAddressChange } from './request-address-change.ts'

export type AgentAccountChange = { firstName: string; lastName: string; email: string }
export type AgentAccountOutcome = { ok: true; isEmailAsked: boolean } | { ok: false; reason: 'compte-relie' }

type Asked = { agentId: number; actor: Actor; visit: Visit }

/** His names at once, his address once its mailbox confirms; neither when an identity provider gives them. */
export const updateAgentAccount = (
  { agentId, actor, visit }: Asked,
  { firstName, lastName, email }: AgentAccountChange,
): Promise<AgentAccountOutcome> =>
  deed(actor, async (tx) => {
    await lockAddress(tx.sql, email)
    const known = await findAgentAccount(agentId, tx.prisma)
    if (!known || known.provider) return { ok: false, reason: 'compte-relie' } as const

    await tx.prisma.agent.update({ where: { id: agentId }, data: { firstName, lastName } })
    const isEmailAsked = email !== known.email
    if (isEmailAsked) await askAddressChange(tx, { face: 'agent', id: agentId }, email, visit)
    return { ok: true, isEmailAsked } as const
  })
