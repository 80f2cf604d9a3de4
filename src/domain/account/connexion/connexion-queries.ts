import { z } from 'zod'
import { query, type RowOf, statement } from '#infra/query.ts'
import { connexionReference } from './connexion.ts'

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

/** Last seen first. Sessions left alone for too long are still there: the limits are those of the pages. */
export async function listConnexions({ face, id, version }: Owner): Promise<Connexion[]> {
  const rows = await query(OF[face], [String(id)])
  return rows
    .flatMap((row) => {
      const parsed = signedIn.safeParse(row.signedIn)
      return parsed.success && parsed.data.version === version ? [connexionOf(row, parsed.data)] : []
    })
    .toSorted((a, b) => b.lastSeenAt - a.lastSeenAt)
}

const signedIn = z.object({
  version: z.number(),
  signedInAt: z.number(),
  lastSeenAt: z.number(),
  impersonatedBy: z.number().optional(),
})

const connexionOf = (
  { id, userAgent }: RowOf<typeof OF.agent>,
  { signedInAt, lastSeenAt, impersonatedBy }: z.output<typeof signedIn>,
) => ({
  reference: connexionReference(id),
  sessionId: id,
  userAgent,
  signedInAt,
  lastSeenAt,
  isImpersonation: impersonatedBy !== undefined,
})

const connexionsOf = (face: Owner['face']) =>
  statement(
    `connexions-of-${face}`,
    { id: z.string(), userAgent: z.string().nullable(), signedIn: z.unknown() },
    `
  SELECT id, user_agent AS "userAgent", content #> '{session,${face}}' AS "signedIn"
  FROM sessions WHERE content #>> '{session,${face},id}' = $1 AND expires_at > now()`,
  )

const OF = { agent: connexionsOf('agent'), usager: connexionsOf('usager') } as const satisfies Record<
  Owner['face'],
  unknown
>
