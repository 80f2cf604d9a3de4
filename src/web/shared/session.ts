import type { Request, RequestHandler } from 'express'
import session, { type Store } from 'express-session'
import { z } from 'zod'
import { holderOf, known, type Who } from '#domain/account/connexion/who.ts'
import { config } from '#infra/config.ts'
import { PROVIDERS } from '#infra/identity/provider.ts'
import { log } from '#infra/logger.ts'
import { ownCookie } from './own-cookie.ts'

/** Epoch milliseconds. */
const until = { expiresAt: z.number() }

/** The file of a usager, lent for some minutes to whoever proved an address by a code, or opened a message. */
const lent = z.discriminatedUnion('kind', [
  /** A 6-digit code: the journey, and the rdvs taken in it. */
  z.object({
    kind: z.literal('code'),
    ...until,
    usagerId: z.number(),
    rdvIds: z.array(z.number()),
    procheIds: z.array(z.number()).default([]),
  }),
  /** The link of a message: one rdv. `participationId`: whose link it is; null: the rdv was taken in this session. `lettersUntil`: the three letters of the name were given. */
  z.object({
    kind: z.literal('link'),
    ...until,
    usagerId: z.number(),
    rdvId: z.number(),
    participationId: z.number().nullable(),
    lettersUntil: z.number().nullable(),
  }),
  /** An invitation: one motif, or any. The only one that an account holds too, being its own. */
  z.object({
    kind: z.literal('invitation'),
    ...until,
    usagerId: z.number(),
    rowId: z.number(),
    motifId: z.number().nullable(),
    search: z.string(),
  }),
])

const flash = z.object({
  kind: z.enum(['success', 'info', 'warning', 'error']),
  text: z.string(),
  title: z.string().exactOptional(),
  action: z.object({ href: z.string(), text: z.string() }).exactOptional(),
  undo: z
    .object({
      action: z.string(),
      text: z.string(),
      fields: z.array(z.object({ name: z.string(), value: z.string() })),
    })
    .exactOptional(),
  isHeading: z.literal(true).exactOptional(),
})

/** `agentId`: for whom, if it is not a sign-in. `returnTo`: the page that this tab wanted. */
const pendingSignIn = z.object({
  provider: z.enum(PROVIDERS),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string().nullable(),
  startedAt: z.number(),
  agentId: z.number().exactOptional(),
  returnTo: z.string().exactOptional(),
})

const content = z.object({
  who: known.exactOptional(),
  lent: lent.exactOptional(),
  flash: flash.exactOptional(),
  /** Path and query of the page that asked who is there. */
  returnTo: z.string().exactOptional(),
  /** The search of the rdv just taken, as far as where one is: the next begins there. */
  searchedFrom: z.string().exactOptional(),
  /** Typed on the last page of a booking by who left it to correct something else, and comes back. */
  draft: z.object({ motifId: z.number(), typed: z.record(z.string(), z.unknown()) }).exactOptional(),
  /** Names this browser through its sign-ins: what it holds stays its own. Never sent. */
  browser: z.string().exactOptional(),
  /** How the browser presents itself, for the list of one's sessions. */
  device: z.string().exactOptional(),
  /** Digest of what the row holds of this session; the store's own. */
  kept: z.string().exactOptional(),
  /** Link of a mail that was opened: its row, while it may be used. */
  accountLink: z.object({ id: z.number(), ...until }).exactOptional(),
  /** The code that was asked for: its row; the tries given back once it is proved; which rdv was taken with its answers. */
  verification: z
    .object({ id: z.number(), tries: z.array(z.string()).default([]), takenFor: z.string().exactOptional() })
    .exactOptional(),
  /** A proof was given again to add a second factor: until when. */
  addingSecondFactor: z.object(until).exactOptional(),
  /** One a tab that left for an identity provider: what its answer has to bring back. */
  pendingSignIns: z.array(pendingSignIn).exactOptional(),
})

export type SessionContent = z.output<typeof content>
export type PendingSignIn = z.output<typeof pendingSignIn>
export type Lent = z.output<typeof lent>

declare module 'express-session' {
  interface SessionData extends SessionContent {}
}

const NOBODY = { kind: 'nobody' } as const

export const whoOf = (req: Request): Who => req.session.who ?? NOBODY

/** Whose row the store keeps it in. */
export const holderOfSession = ({ who }: SessionContent) => (who ? holderOf(who) : null)

/** An answer that nobody waits for keeps nobody signed in; a long one would write at its end what the session was when it began. */
export function letSessionGo(req: Request) {
  Reflect.deleteProperty(req, 'session')
}

export const SESSION_COOKIE = 'rdv_session'

export const openSession = (store: Store): RequestHandler[] => [
  session({
    store,
    name: SESSION_COOKIE,
    secret: config.SESSION_SECRETS,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: config.TRUST_PROXY > 0,
    cookie: { ...ownCookie, maxAge: 8 * 60 * 60 * 1000 },
  }),
  proveSession,
]

/**
 * What is read was written by another process, maybe of another version: proved once, what that version did not know
 * filled in, then believed; or forgotten.
 */
const proveSession: RequestHandler = (req, _res, next) => {
  const proved = content.safeParse(req.session)
  if (proved.success) {
    Object.assign(req.session, proved.data)
    return next()
  }
  log.warn({ issues: proved.error.issues.map(({ path }) => path.join('.')) }, 'session forgotten, not understood')
  req.session.regenerate(next)
}
