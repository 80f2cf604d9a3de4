import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { Known } from '#domain/account/connexion/who.ts'
import { keyedDigest } from '#infra/digest.ts'
import { say } from '#lib/say.ts'
import { flash, warning } from './flash.ts'
import { recordEndOfImpersonation } from './impersonation.ts'
import type { Lent, SessionContent } from './session.ts'

/** What stays when another person is there, or the file of a usager is lent. When one leaves, nothing does. */
const STAYS = {
  who: { person: false, lent: true },
  lent: { person: false, lent: false },
  flash: { person: true, lent: true },
  returnTo: { person: true, lent: true },
  searchedFrom: { person: false, lent: false },
  draft: { person: false, lent: false },
  browser: { person: true, lent: true },
  device: { person: false, lent: false },
  kept: { person: false, lent: false },
  accountLink: { person: false, lent: true },
  verification: { person: false, lent: true },
  addingSecondFactor: { person: false, lent: true },
  pendingSignIns: { person: true, lent: true },
} as const satisfies Record<keyof SessionContent, Record<Changed, boolean>>

type Changed = 'person' | 'lent'

const keysThatStay = (changed: Changed) =>
  new Set(Object.entries(STAYS).flatMap(([key, stays]) => (stays[changed] ? [key] : [])))

const staysAfter = { person: keysThatStay('person'), lent: keysThatStay('lent') } as const

/** Signed in, half or for good, at another's place or back from it: who is there is said once, under a new session id. */
export async function become(req: Request, who: Known) {
  await recordEndOfImpersonation(req)
  await renew(req, 'person')
  req.session.who = who
}

/** Some minutes with the file of a usager, under a new session id. */
export async function lend(req: Request, lent: Lent) {
  await renew(req, 'lent')
  req.session.lent = lent
}

/** Signs whoever is there out, and forgets what the browser held. */
export async function closeSession(req: Request) {
  await recordEndOfImpersonation(req)
  await regenerate(req)
}

/** Too long away, or the account changed: every face of the browser is signed out, and told so. */
export async function endSession(req: Request) {
  await closeSession(req)
  flash(req, warning(say('Par sécurité, votre connexion est terminée.')))
}

async function renew(req: Request, changed: Changed) {
  const staying = Object.entries(req.session).filter(([key]) => staysAfter[changed].has(key))
  await regenerate(req)
  Object.assign(req.session, Object.fromEntries(staying), { device: (req.get('user-agent') ?? '').slice(0, 300) })
}

const regenerate = (req: Request) =>
  new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())))

/** Names the browser in `holds` and `verifications`: the same before and after a sign-in. */
export function browserDigest(req: Request): string {
  req.session.browser ??= randomUUID()
  return keyedDigest(req.session.browser)
}
