import { z } from 'zod'
import { query, type RowOf, statement } from '#infra/query.ts'
import { connexionReference } from './connexion.ts'
import { isOver, known, type SignedIn } from './who.ts'

/** Whose sessions. `version`: of his account; those of another version are over. */
export type Owner = { face: 'usager' | 'agent'; id: number; version: number }

export type Connexion = {
  reference: string
  sessionId: string
  userAgent: string | null
  signedInAt: number
  lastSeenAt: number
  /** A super admin acts as the person. */
  isImpersonation: boolean
}

/** Those that are still open, last seen first. */
export async function listConnexions({ face, id, version }: Owner, now: Temporal.Instant): Promise<Connexion[]> {
  const rows = await query(OF_PERSON, [face, id])
  return rows
    .flatMap((row) => {
      const who = known.safeParse(row.who).data
      const isOpen = who && 'signedInAt' in who && who.version === version && !isOver(who, now)
      return isOpen ? [connexionOf(row, who)] : []
    })
    .toSorted((a, b) => b.lastSeenAt - a.lastSeenAt)
}

const connexionOf = ({ id, userAgent }: RowOf<typeof OF_PERSON>, { kind, signedInAt, lastSeenAt }: SignedIn) => ({
  reference: connexionReference(id),
  sessionId: id,
  userAgent,
  signedInAt,
  lastSeenAt,
  isImpersonation: kind === 'impersonated-agent',
})

const OF_PERSON = statement(
  'connexions-of-person',
  { id: z.string(), userAgent: z.string().nullable(), who: z.unknown() },
  `
  SELECT id, user_agent AS "userAgent", content #> '{session,who}' AS who
  FROM sessions WHERE face = $1::actor_type AND person_id = $2 AND expires_at > now()`,
)
