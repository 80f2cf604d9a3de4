import { mailTo, type Visit } from '#domain/account/compte/account-mail-to.ts'
import { firstProofs } from '#domain/account/compte/first-proofs.ts'
import { lockAddress } from '#domain/account/compte/lock-address.ts'
import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { Tx } from '#infra/db.ts'
import { log } from '#infra/logger.ts'
import { displayName } from '#lib/names.ts'
import { type AgentIdentite, type AgentProvider, agentIdentiteOf, rulesOf, verdictOnAgent } from './agent-identite.ts'
import type { Claims } from './identite.ts'

export type AgentRecognition =
  | { ok: true; person: { id: number; sessionVersion: number } }
  | { ok: false; reason: 'identite-incomplete' }
  /** `email`: the address that was looked for, if the provider gave one. */
  | { ok: false; reason: 'inconnu' | 'autre-identite'; email: string | null }

type Asked = { provider: AgentProvider; claims: Claims; visit: Visit }

/** The active agent whom the provider names; nobody becomes an agent this way. An invitation is accepted by it. */
export async function recogniseAgent(
  { provider, claims, visit }: Asked,
  now: Temporal.Instant,
): Promise<AgentRecognition> {
  const identite = agentIdentiteOf(provider, claims)
  if (!identite) return { ok: false, reason: 'identite-incomplete' }

  return deed(systeme, (tx) => recognise(tx, { provider, identite, visit }, now))
}

type Presented = { provider: AgentProvider; identite: AgentIdentite; visit: Visit }

async function recognise(tx: DeedTx, presented: Presented, now: Temporal.Instant): Promise<AgentRecognition> {
  const { provider, identite } = presented
  await lockAddress(tx.sql, `${provider} ${identite.sub}`)
  if (identite.email !== null) await lockAddress(tx.sql, identite.email)
  const bySub = await findAgent(tx.prisma, provider, { [rulesOf[provider].column]: identite.sub })
  const byEmail = identite.email === null ? null : await findAgent(tx.prisma, provider, { email: identite.email })
  const verdict = verdictOnAgent(provider, identite.sub, { bySub, byEmail })

  if (verdict.kind === 'refuse') return { ok: false, reason: verdict.reason, email: identite.email }
  if (verdict.kind === 'link') return link(tx, presented, verdict.agent, now)
  log.warn({ provider, agentId: verdict.agent.id }, 'identifier and address are those of two agents')
  return { ok: true, person: verdict.agent }
}

type Agent = NonNullable<Awaited<ReturnType<typeof findAgent>>>
type Where =
  | { email: string }
  | { proConnectSub?: string; inclusionConnectOpenIdSub?: string; proSanteConnectSub?: string }

async function findAgent(tx: Tx, provider: AgentProvider, where: Where) {
  const agent = await tx.agent.findFirst({ where: { ...where, deletedAt: null }, select: AGENT })
  return agent && { ...agent, sub: agent[rulesOf[provider].column] }
}

const AGENT = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  sessionVersion: true,
  confirmedAt: true,
  invitationSentAt: true,
  invitationAcceptedAt: true,
  proConnectSub: true,
  inclusionConnectOpenIdSub: true,
  proSanteConnectSub: true,
} as const

async function link(
  tx: DeedTx,
  { provider, identite, visit }: Presented,
  agent: Agent,
  now: Temporal.Instant,
): Promise<AgentRecognition> {
  const { column } = rulesOf[provider]
  await tx.actAs({ type: 'agent', id: agent.id, name: displayName(agent) })
  await tx.prisma.agent.updateMany({
    where: { [column]: identite.sub, deletedAt: { not: null } },
    data: { [column]: null },
  })
  const person = await tx.prisma.agent.update({
    where: { id: agent.id },
    data: { [column]: identite.sub, ...changesFrom(provider, identite, agent), ...firstProofs(agent, now) },
    select: { id: true, sessionVersion: true },
  })
  await revokeInvitations(tx.prisma, agent.id, now)
  const isNews = agent.sub === null && agent.confirmedAt !== null
  if (isNews) await mailTo(tx, 'identity-linked', 'agent', agent.id, visit)
  return { ok: true, person }
}

const revokeInvitations = (tx: Tx, agentId: number, now: Temporal.Instant) =>
  tx.accountLink.updateMany({ where: { agentId, purpose: 'invitation', usedAt: null }, data: { usedAt: at(now) } })

/** What the provider leaves blank stays as it is; the identity in the API follows the address. */
function changesFrom(provider: AgentProvider, { firstName, lastName, email }: AgentIdentite, agent: Agent) {
  const follows = rulesOf[provider].followsEmail && email !== null && email !== agent.email
  return {
    ...(firstName !== null && { firstName }),
    ...(lastName !== null && { lastName }),
    ...(follows && { email, uid: email, unconfirmedEmail: null }),
    ...(provider === 'pro-connect' && { connectedWithAgentConnect: true }),
  }
}

const at = (now: Temporal.Instant) => new Date(now.epochMilliseconds)
