import { z } from 'zod'
import { command, execute, query, statement } from './query.ts'

const session = z.record(z.string(), z.unknown())
const content = z.strictObject({ session: session.exactOptional(), away: z.boolean().exactOptional() })

export type SessionContent = z.output<typeof session>
type Content = z.output<typeof content>
/** Whose session it is; its row is his. */
export type Holder = { face: 'usager' | 'agent' | 'super_admin'; personId: number }

/** A session as its row keeps it; null: nobody is signed in. */
export type Kept = { id: string; session: SessionContent; holder: Holder | null }

export async function findSessionRow(id: string): Promise<SessionContent | null> {
  const [row] = await query(FIND, [id])
  return row?.content.session ?? null
}

const FIND = statement(
  'session-find',
  { id: z.string(), content },
  'SELECT id, content FROM sessions WHERE id = $1 AND expires_at > now()',
)

/** `away`: Redis did not take it and may hold an older one, to be forgotten when it is back. */
export const keepSessionRow = ({ id, session, holder }: Kept, expiresAt: Date, away: boolean) =>
  write(id, holder, { session, away }, expiresAt)

/** The same, unless the session was closed meanwhile. */
export const renewSessionRow = ({ id, session, holder }: Kept, expiresAt: Date, away: boolean) =>
  write(id, holder, { session, away }, expiresAt, RENEW)

/** Signed out while Redis is away: the row stays, without content, until Redis has forgotten too. */
export const closeSessionRow = (id: string, expiresAt: Date) => write(id, null, { away: true }, expiresAt)

export const dropSessionRow = (id: string) => execute(DROP, [id])

const DROP = command('session-drop', 'DELETE FROM sessions WHERE id = $1')

export const listAwayRows = () => query(AWAY, [])

const AWAY = statement(
  'session-away',
  { id: z.string(), content },
  `SELECT id, content FROM sessions WHERE content @> '{"away": true}'`,
)

export const markBack = (ids: string[]) => execute(BACK, [ids])

const BACK = command('session-back', `UPDATE sessions SET content = content - 'away' WHERE id = ANY($1)`)

const write = (id: string, holder: Holder | null, content: Content, expiresAt: Date, how = KEEP) => {
  const { face, personId } = holder ?? NOBODY
  return execute(how, [id, face, personId, JSON.stringify(content), expiresAt, deviceOf(content)])
}

const NOBODY = { face: 'usager', personId: null } as const

const KEEP = command(
  'session-keep',
  `
  INSERT INTO sessions (id, face, person_id, content, expires_at, user_agent) VALUES ($1, $2::actor_type, $3, $4, $5, $6)
  ON CONFLICT (id) DO UPDATE SET face = excluded.face, person_id = excluded.person_id, content = excluded.content,
    last_seen_at = now(), expires_at = excluded.expires_at, user_agent = excluded.user_agent`,
)

const RENEW = command(
  'session-renew',
  `
  UPDATE sessions SET face = $2::actor_type, person_id = $3, content = $4, last_seen_at = now(), expires_at = $5,
    user_agent = $6
  WHERE id = $1 AND content ? 'session'`,
)

const deviceOf = ({ session }: Content) => (typeof session?.device === 'string' ? session.device : null)
