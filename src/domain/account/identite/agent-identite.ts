import { type Claims, emailClaim, nameClaim, subClaim } from './identite.ts'

export type AgentProvider = 'pro-connect' | 'inclusion-connect' | 'pro-sante-connect'

/**
 * Where a provider's identifier is kept, whether it recognises an agent (ProConnect advises the address only, since the
 * identifier changes with the employer), and whether a new address is followed.
 */
export const rulesOf = {
  'pro-connect': { column: 'proConnectSub', knownBySub: false, followsEmail: false },
  'inclusion-connect': { column: 'inclusionConnectOpenIdSub', knownBySub: true, followsEmail: true },
  'pro-sante-connect': { column: 'proSanteConnectSub', knownBySub: true, followsEmail: false },
} as const satisfies Record<AgentProvider, { column: string; knownBySub: boolean; followsEmail: boolean }>

export type AgentIdentite = {
  sub: string
  email: string | null
  firstName: string | null
  lastName: string | null
}

/** Null without what tells an agent from another: the identifier always, the address where it alone recognises. */
export function agentIdentiteOf(provider: AgentProvider, claims: Claims): AgentIdentite | null {
  const [sub, email] = [subClaim(claims), emailClaim(claims)]
  if (sub === null || (email === null && !rulesOf[provider].knownBySub)) return null

  const lastName = nameClaim(claims, 'usual_name') ?? nameClaim(claims, 'family_name')
  return { sub, email, firstName: withoutLastName(nameClaim(claims, 'given_name'), lastName), lastName }
}

/** Some employers write both names in the first. */
function withoutLastName(firstName: string | null, lastName: string | null) {
  if (firstName === null || lastName === null || !firstName.endsWith(` ${lastName}`)) return firstName
  return firstName.slice(0, -lastName.length).trim()
}

/** What the rule wants to know of an active agent; `sub`: his identifier at this provider. */
export type KnownAgent = { id: number; email: string | null; sub: string | null }

export type AgentVerdict<Known> =
  | { kind: 'link'; agent: Known }
  /** The identifier and the address are those of two agents: the first is signed in, nobody is changed. */
  | { kind: 'two-agents'; agent: Known }
  | { kind: 'refuse'; reason: 'inconnu' | 'autre-identite' }

type Found<Known> = { bySub: Known | null; byEmail: Known | null }

export function verdictOnAgent<Known extends KnownAgent>(
  provider: AgentProvider,
  sub: string,
  { bySub, byEmail }: Found<Known>,
): AgentVerdict<Known> {
  const known = rulesOf[provider].knownBySub ? bySub : null
  if (known && byEmail && known.id !== byEmail.id) return { kind: 'two-agents', agent: known }
  const agent = known ?? byEmail
  if (!agent) return { kind: 'refuse', reason: 'inconnu' }

  const isAnothers = bySub !== null && bySub.id !== agent.id
  const isOther = agent.sub !== null && agent.sub !== sub
  return isAnothers || isOther ? { kind: 'refuse', reason: 'autre-identite' } : { kind: 'link', agent }
}
