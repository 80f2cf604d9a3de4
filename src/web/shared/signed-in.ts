import type { SignedIn } from './session.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Since the last visit, and since the sign-in. */
const sessionLimits = {
  usager: { idleMs: 30 * MINUTE, absoluteMs: 8 * HOUR },
  agent: { idleMs: 8 * HOUR, absoluteMs: 14 * 24 * HOUR },
  superAdmin: { idleMs: 8 * HOUR, absoluteMs: 12 * HOUR },
} as const

export type Face = keyof typeof sessionLimits

export const isOver = ({ signedInAt, lastSeenAt }: SignedIn, face: Face, nowMs: number) =>
  nowMs - lastSeenAt > sessionLimits[face].idleMs || nowMs - signedInAt > sessionLimits[face].absoluteMs

/** A visit is written once a minute: most requests leave the session as it is. */
export function markSeen(signedIn: SignedIn, nowMs: number) {
  if (nowMs - signedIn.lastSeenAt > MINUTE) signedIn.lastSeenAt = nowMs
}

export const signedInNow = (person: { id: number; sessionVersion: number }, nowMs: number): SignedIn => ({
  id: person.id,
  version: person.sessionVersion,
  signedInAt: nowMs,
  lastSeenAt: nowMs,
})
