import type { RequestHandler } from 'express'
import session, { type Store } from 'express-session'
import { config } from '#infra/config.ts'
import type { ProviderName } from '#infra/identity/provider.ts'
import type { PendingSignIn } from '#infra/identity/sign-in.ts'
import type { Flash } from './layout.ts'

/** Who is signed in, as the session holds it (decision 5): ids and instants, nothing of the person. */
export type SignedIn = {
  id: number
  /** Session version of the account at sign-in: a change of password ends the other sessions. */
  version: number
  /** Epoch milliseconds. */
  signedInAt: number
  lastSeenAt: number
  /** Two factors were given: a code of ours, or an identity provider vouched for them. */
  secondFactor?: boolean
  /** The super admin who signed in as this person, and not the person. */
  impersonatedBy?: number
}

declare module 'express-session' {
  interface SessionData {
    usager: SignedIn
    agent: SignedIn
    superAdmin: SignedIn
    /** A usager known by a 6-digit code: reaches the journey and the rdvs taken in it. */
    code: { usagerId: number; expiresAt: number; rdvIds: number[] }
    /** A usager known by the link of a message (to one rdv) or an invitation (to one motif, or any). */
    link: {
      kind: 'rdv' | 'invitation'
      rowId: number
      usagerId: number
      expiresAt: number
      search: string
      rdvId?: number
      motifId?: number | null
    }
    /** The three letters of the name were given: until when, for which usager. */
    lettersChecked: { usagerId: number; expiresAt: number }
    /** An agent gave his password, the second factor is missing: not signed in yet. `isWeak`: the password is to be changed. */
    halfSignedIn: { id: number; version: number; expiresAt: number; isWeak: boolean }
    /** A super admin came back from GitHub, the second factor is missing: not signed in yet. */
    halfSignedInSuperAdmin: { id: number; version: number; expiresAt: number }
    /** A proof was given again to add a second factor: until when. */
    addingSecondFactor: { expiresAt: number }
    flash: Flash
    /** Path and query of the page that asked who is there. */
    returnTo: string
    /** Names this browser through its sign-ins: what it holds stays its own. Never sent. */
    browser: string
    /** How the browser presents itself, for the list of one's sessions. */
    device: string
    /** Digest of what the row holds of this session; the store's own. */
    kept: string
    /** Link of a mail that was opened: its row, while it may be used. */
    accountLink: { id: number; expiresAt: number }
    /** The code that was asked for: its row. */
    verification: { id: number }
    /** What the answer of an identity provider has to bring back, once; `agentId`: for whom, if not a sign-in. */
    pendingSignIn: PendingSignIn & { agentId?: number }
    /** Provider of the last sign-in, to sign out there too. */
    signedInBy: { provider: ProviderName; idToken: string; sub: string | null; sid: string | null }
  }
}

const SESSION_COOKIE = 'rdv_session'

export function openSession(store: Store): RequestHandler {
  return session({
    store,
    name: SESSION_COOKIE,
    secret: config.SESSION_SECRETS,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: config.TRUST_PROXY > 0,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config.PUBLIC_URL.startsWith('https:'),
      maxAge: 8 * 60 * 60 * 1000,
    },
  })
}
