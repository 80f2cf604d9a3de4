import { createHash } from 'node:crypto'
import { RedisStore } from 'connect-redis'
import { type SessionData, Store } from 'express-session'
import { tellAll } from './broadcast.ts'
import { config } from './config.ts'
import { keyedDigest } from './digest.ts'
import { log } from './logger.ts'
import { redis } from './redis.ts'
import {
  closeSessionRow,
  dropSessionRow,
  findSessionRow,
  type Holder,
  type Kept,
  keepSessionRow,
  listAwayRows,
  markBack,
  renewSessionRow,
  type SessionContent,
} from './session-rows.ts'

const LIFE_MS = 8 * 60 * 60 * 1000
const PREFIX = `${config.REDIS_PREFIX}:session:`
const inRedis = new RedisStore({ client: redis, prefix: PREFIX, ttl: LIFE_MS / 1000 })
/** Coming and going: not worth a row while Redis keeps it. */
const PASSING = new Set(['cookie', 'flash', 'returnTo', 'searchedFrom', 'draft', 'kept', 'device'])
const SEEN_EVERY_MS = 5 * 60_000

type HolderOf = (session: SessionData) => Holder | null

/**
 * Redis first; who is signed in, and the name under which a browser holds an hour, is also a row, written when it changes
 * and every five minutes at most, so that nobody is signed out, nor refused his own hour, when Redis is away
 * (decision 5). While it is away the row holds the whole session.
 */
class SessionStore extends Store {
  readonly #holderOf: HolderOf

  constructor(holderOf: HolderOf) {
    super()
    this.#holderOf = holderOf
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void) {
    answer(find(id), done)
  }

  override set(id: string, session: SessionData, done?: (error?: unknown) => void) {
    answer(keep(id, session, this.#holderOf(session)), done)
  }

  override touch(id: string, session: SessionData, done?: () => void) {
    answer(prolong(id, session), done)
  }

  override destroy(id: string, done?: (error?: unknown) => void) {
    answer(drop(id), done)
  }
}

redis.on('ready', () =>
  forgetDated().catch((error) => log.warn({ err: error }, 'sessions of the outage not forgotten')),
)

/** `holderOf`: whose session it is; null before anybody is signed in. */
export const sessionStore = (holderOf: HolderOf): Store => new SessionStore(holderOf)

async function find(id: string) {
  const stored = await inRedis.get(id).catch(() => null)
  // express-session gives every session it reads its cookie and its type
  return (stored ?? (await findSessionRow(id))) as SessionData | null
}

async function keep(id: string, session: SessionData, holder: Holder | null) {
  const content: SessionContent & { kept?: string } = { ...session }
  const identity = identityOf(content)
  const isNew = identity !== (content.kept ?? '')
  if (isNew) Object.assign(session, { kept: identity })
  const kept: Kept = { id, session: { ...content, kept: identity }, holder }
  if (content.kept) return keepAgain(kept, isNew)

  const isTaken = await put(id, kept.session)
  if (isNew || !isTaken) await keepSessionRow(kept, endOfLife(), !isTaken)
}

/** From another browser, or while a request of this one is running, it may be closed: it does not come back with its answer. */
async function keepAgain(kept: Kept, isNew: boolean) {
  const { id, session } = kept
  const found = await putAgain(id, session)
  if (found === 'nothing' && (await findSessionRow(id)) === null) return

  const isTaken = found === 'nothing' ? await put(id, session) : found === 'taken'
  if (isNew || !isTaken) await renewSessionRow(kept, endOfLife(), !isTaken)
}

const putAgain = (id: string, session: SessionContent): Promise<'taken' | 'nothing' | 'away'> =>
  redis.set(keyOf(id), JSON.stringify(session), 'PX', LIFE_MS, 'XX').then(
    (answer) => (answer === null ? 'nothing' : 'taken'),
    () => 'away',
  )

async function prolong(id: string, session: SessionData) {
  const known = await redis.pexpire(keyOf(id), LIFE_MS).catch(() => 1)
  if (known === 0 && (await findSessionRow(id)) !== null) await put(id, session)
}

/** Ends a session that is not that of the request. */
export const closeStoredSession = (id: string) => drop(id)

/** The row first: a request that finds nothing in Redis any more must not find it there. */
async function drop(id: string) {
  await dropSessionRow(id)
  const isGone = await inRedis.destroy(id).then(always, never)
  if (!isGone) await closeSessionRow(id, endOfLife())
  await tellAll({ kind: 'session-ended', session: keyedDigest(id) })
}

/** Redis is back: what it holds of the sessions written meanwhile is older than their rows. */
async function forgetDated() {
  const rows = await listAwayRows()
  if (rows.length === 0) return
  await redis.del(rows.map(({ id }) => keyOf(id)))
  for (const row of rows) if (!row.content.session) await dropSessionRow(row.id)
  await markBack(rows.map(({ id }) => id))
}

const put = (id: string, session: object) => inRedis.set(id, session as SessionData).then(always, never)

/** A digest of who is signed in; empty for a visitor who holds nothing. The last visit counts by five minutes. */
function identityOf(session: SessionContent) {
  const lasting = Object.entries(session).filter(([name]) => !PASSING.has(name))
  if (lasting.length === 0) return ''
  return createHash('sha1').update(JSON.stringify(lasting, roundedSeen)).digest('base64url')
}

const roundedSeen = (name: string, value: unknown) =>
  name === 'lastSeenAt' && typeof value === 'number' ? Math.floor(value / SEEN_EVERY_MS) : value

function answer<Result>(work: Promise<Result>, done: ((error: unknown, result?: Result) => void) | undefined) {
  work.then(
    (result) => done?.(null, result),
    (error) => done?.(error),
  )
}

const keyOf = (id: string) => `${PREFIX}${id}`
const endOfLife = () => new Date(Date.now() + LIFE_MS)
const always = () => true
const never = () => false
