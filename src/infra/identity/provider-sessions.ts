import { z } from 'zod'
import { query, statement } from '#infra/query.ts'
import type { Leaving } from './logout-token.ts'
import type { ProviderName } from './provider.ts'

/** Sessions of ours that were opened by this session there, or by this person when the provider names no session. */
export async function listSessionsOpenedBy(provider: ProviderName, { sub, sid }: Leaving): Promise<string[]> {
  const rows = await query(OPENED_BY, [provider, sub, sid])
  return rows.map(({ id }) => id)
}

const OPENED_BY = statement(
  'sessions-opened-by',
  { id: z.string() },
  `
  SELECT id FROM sessions, LATERAL (SELECT content #> '{session,who,openedBy}' AS door) AS opened
  WHERE expires_at > now() AND door ->> 'provider' = $1
    AND CASE WHEN $3::text IS NULL THEN door ->> 'sub' = $2
             ELSE door ->> 'sid' = $3 AND ($2::text IS NULL OR door ->> 'sub' = $2) END`,
)
