import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { keyedDigest, keyedDigests } from '#infra/digest.ts'
import { normalEmail } from '#lib/email.ts'
import { cookieOf, ownCookie } from './own-cookie.ts'

/** A browser where accounts were opened: it has tries of its own at them, which no stranger spends (decision 39). */
const COOKIE = 'rdv_navigateur'

const LIFE_MS = 180 * 24 * 60 * 60_000
const MOST_MARKS = 10
const LENGTH = 22

type Known = { browser: string; marks: string[] }

/** A name for this browser and that subject; null for a browser that the subject does not know. */
export function browserKnownTo(req: Request, subject: string): string | null {
  const known = readCookie(req)
  return known?.marks.some((mark) => isMarkOf(mark, known.browser, subject)) ? known.browser : null
}

/** After its proof: the subjects are digests of an e-mail, or kinds and ids of accounts. */
export function knowBrowser(req: Request, subjects: readonly string[]) {
  const { browser, marks } = knownNow.get(req) ?? readCookie(req) ?? newBrowser()
  const others = marks.filter((mark) => !subjects.some((subject) => isMarkOf(mark, browser, subject)))
  const own = subjects.map((subject) => markOf(keyedDigest(signed(browser, subject))))
  const kept = [...own, ...others].slice(0, MOST_MARKS)
  knownNow.set(req, { browser, marks: kept })
  req.res?.cookie(COOKIE, [browser, ...kept].join('.'), { ...ownCookie, maxAge: LIFE_MS })
}

/** What the cookie of the answer says so far: an account is known by its e-mail, then by its id. */
const knownNow = new WeakMap<Request, Known>()

const newBrowser = (): Known => ({ browser: randomBytes(16).toString('base64url'), marks: [] })

/** An e-mail, as limits and browsers remember it. */
export const subjectOf = (email: string) => keyedDigest(normalEmail(email))

const signed = (browser: string, subject: string) => `known-browser:${browser}:${subject}`

const markOf = (digest: string) => Buffer.from(digest, 'hex').toString('base64url').slice(0, LENGTH)

/** Under any of our keys, so that changing them makes no browser unknown. */
const isMarkOf = (mark: string, browser: string, subject: string) =>
  keyedDigests(signed(browser, subject)).some((digest) =>
    timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(digest))),
  )

const FORM = new RegExp(`^[\\w-]{${LENGTH}}(\\.[\\w-]{${LENGTH}}){1,${MOST_MARKS}}$`)

/** Null when there is none, or it is not one of ours. */
function readCookie(req: Request): Known | null {
  const value = cookieOf(req, COOKIE) ?? ''
  if (!FORM.test(value)) return null
  const [browser = '', ...marks] = value.split('.')
  return { browser, marks }
}
