import { z } from 'zod'
import { PROVIDERS } from '#infra/identity/provider.ts'

/** Ids and instants (epoch milliseconds), nothing of the person (decision 5). */
const signedIn = {
  id: z.number(),
  /** Session version of the account at sign-in: a change of password ends the other sessions. */
  version: z.number(),
  signedInAt: z.number(),
  lastSeenAt: z.number(),
}

/** A first proof was given, the second factor is missing: nobody is signed in yet. */
const halfSignedIn = { id: z.number(), version: z.number(), expiresAt: z.number() }

/** The identity provider that was the proof, and what it wants back to sign out there too. */
const openedBy = z
  .object({
    provider: z.enum(PROVIDERS),
    idToken: z.string(),
    sub: z.string().nullable(),
    sid: z.string().nullable(),
  })
  .nullable()

/** `secondFactor`: two proofs were given, by a code of ours or in the words of a provider. */
const superAdmin = z.object({ kind: z.literal('super-admin'), ...signedIn, secondFactor: z.boolean() })

/** Who is there, as the session holds it: one person at a time, a super admin behind the agent whose place he takes. */
export const known = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('usager'), ...signedIn, openedBy }),
  z.object({ kind: z.literal('agent'), ...signedIn, openedBy, secondFactor: z.boolean() }),
  z.object({ kind: z.literal('impersonated-agent'), ...signedIn, by: superAdmin }),
  superAdmin,
  /** `isWeak`: the password that he gave is to be changed. */
  z.object({ kind: z.literal('half-agent'), ...halfSignedIn, openedBy, isWeak: z.boolean() }),
  z.object({ kind: z.literal('half-super-admin'), ...halfSignedIn }),
])

export type Known = z.output<typeof known>
export type Who = Known | { kind: 'nobody' }
export type SuperAdminIn = z.output<typeof superAdmin>
export type SignedIn = Extract<Who, { signedInAt: number }>
export type AgentThere = Extract<Who, { kind: 'agent' | 'impersonated-agent' }>
export type OpenedBy = z.output<typeof openedBy>

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const OF_AGENTS = { idleMs: 8 * HOUR, absoluteMs: 14 * 24 * HOUR }

/** Since the last visit, and since the sign-in. */
const limits = {
  usager: { idleMs: 30 * MINUTE, absoluteMs: 8 * HOUR },
  agent: OF_AGENTS,
  'impersonated-agent': OF_AGENTS,
  'super-admin': { idleMs: 8 * HOUR, absoluteMs: 12 * HOUR },
} as const satisfies Record<SignedIn['kind'], unknown>

/** An impersonation lasts no longer than the session of the super admin. */
export function isOver(who: SignedIn, now: Temporal.Instant): boolean {
  const nowMs = now.epochMilliseconds
  const { idleMs, absoluteMs } = limits[who.kind]
  const isTooOld = nowMs - who.lastSeenAt > idleMs || nowMs - who.signedInAt > absoluteMs
  return isTooOld || (who.kind === 'impersonated-agent' && isOver(who.by, now))
}

/** A visit is written once a minute: most requests leave the session as it is. */
export function markSeen(who: SignedIn, now: Temporal.Instant) {
  const nowMs = now.epochMilliseconds
  if (nowMs - who.lastSeenAt > MINUTE) who.lastSeenAt = nowMs
  if (who.kind === 'impersonated-agent') markSeen(who.by, now)
}

export const signedInNow = (person: { id: number; sessionVersion: number }, now: Temporal.Instant) => ({
  id: person.id,
  version: person.sessionVersion,
  signedInAt: now.epochMilliseconds,
  lastSeenAt: now.epochMilliseconds,
})

const HALF_MS = 10 * MINUTE

/** Ten minutes to give the second factor. */
export const halfSignedInNow = (person: { id: number; sessionVersion: number }, now: Temporal.Instant) => ({
  id: person.id,
  version: person.sessionVersion,
  expiresAt: now.epochMilliseconds + HALF_MS,
})

/** Himself, or a super admin at his place. */
export const isAgent = (who: Who): who is AgentThere => who.kind === 'agent' || who.kind === 'impersonated-agent'

/** A super admin, at his own place or behind the agent whose place he takes. */
export function superAdminIn(who: Who): SuperAdminIn | null {
  if (who.kind === 'impersonated-agent') return who.by
  return who.kind === 'super-admin' ? who : null
}

const FACES = {
  usager: 'usager',
  agent: 'agent',
  'impersonated-agent': 'agent',
  'super-admin': 'super_admin',
  'half-agent': null,
  'half-super-admin': null,
} as const satisfies Record<Known['kind'], 'usager' | 'agent' | 'super_admin' | null>

/** Whose session it is, for the list that he reads; null before he is signed in. */
export function holderOf(who: Known) {
  const face = FACES[who.kind]
  return face && { face, personId: who.id }
}
