import { z } from 'zod'
import { systeme } from '#domain/actor/actor.ts'
import { isHiding } from '#domain/booking/creneau/loads-sql.ts'
import { deed } from '#domain/journal/deed.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { config } from '#infra/config.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { lockNetworks } from './lock-networks.ts'

type Browser = { sessionDigest: string; now: Temporal.Instant }

/**
 * Who was there showed an address: what his browser holds is his as long as it lasts, unless somebody else holds it since, or
 * his network hides all that it may.
 */
export async function keepHolds({ sessionDigest, now }: Browser): Promise<void> {
  const values = [sessionDigest, new Date(now.epochMilliseconds)]
  const held = await query(UNKNOWN, values)
  if (held.length === 0) return
  await deed(systeme, async ({ sql }) => {
    await lockAgents(
      sql,
      held.map(({ agentId }) => agentId),
    )
    await lockNetworks(
      sql,
      held.map(({ networkDigest }) => networkDigest ?? ''),
    )
    await execute(KEEP, [...values, config.MOST_HOLDS_NETWORK], sql)
  })
}

const UNKNOWN = statement(
  'holds-of-unknown',
  { agentId: z.int(), networkDigest: z.string().nullable() },
  `
  SELECT agent_id AS "agentId", network_digest AS "networkDigest" FROM holds WHERE session_digest = $1 AND expires_at > $2 AND hides_until IS NOT NULL`,
)

const others = (condition: string) => `
  FROM holds WHERE session_digest <> mine.session_digest AND ${isHiding('$2')} AND ${condition}`

const KEEP = command(
  'keep-holds',
  `
  UPDATE holds mine SET known = true, hides_until = CASE
    WHEN EXISTS (SELECT ${others('agent_id = mine.agent_id AND starts_at < mine.ends_at AND ends_at > mine.starts_at')})
      OR (SELECT count(*) ${others('network_digest = mine.network_digest')}) >= $3
    THEN hides_until END
  WHERE session_digest = $1 AND expires_at > $2 AND hides_until IS NOT NULL`,
)
