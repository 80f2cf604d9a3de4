import { db, type Tx } from '#infra/db.ts'

export type AgentAccount = {
  firstName: string | null
  lastName: string | null
  email: string | null
  unconfirmedEmail: string | null
  services: string[]
  hasPassword: boolean
  hasSecondFactor: boolean
  /** Who gives his names and his address: they are not changed here. */
  provider: 'ProConnect' | 'Inclusion Connect' | null
}

/** Null when he is gone. */
export async function findAgentAccount(id: number, tx: Tx = db): Promise<AgentAccount | null> {
  const agent = await tx.agent.findFirst({ where: { id, deletedAt: null }, select: ACCOUNT })
  if (!agent) return null
  const { firstName, lastName, email, unconfirmedEmail, passwordDigest, totpConfirmedAt, services } = agent
  return {
    firstName,
    lastName,
    email,
    unconfirmedEmail,
    services: services.map(({ service }) => service.name),
    hasPassword: passwordDigest !== null,
    hasSecondFactor: totpConfirmedAt !== null,
    provider: providerOf(agent),
  }
}

const ACCOUNT = {
  firstName: true,
  lastName: true,
  email: true,
  unconfirmedEmail: true,
  passwordDigest: true,
  totpConfirmedAt: true,
  connectedWithAgentConnect: true,
  proConnectSub: true,
  inclusionConnectOpenIdSub: true,
  services: { select: { service: { select: { name: true } } }, orderBy: { service: { name: 'asc' } } },
} as const

type Links = {
  connectedWithAgentConnect: boolean
  proConnectSub: string | null
  inclusionConnectOpenIdSub: string | null
}

function providerOf({ connectedWithAgentConnect, proConnectSub, inclusionConnectOpenIdSub }: Links) {
  if (connectedWithAgentConnect || proConnectSub !== null) return 'ProConnect'
  return inclusionConnectOpenIdSub === null ? null : 'Inclusion Connect'
}
