import { z } from 'zod'
import { systeme } from '#domain/actor/actor.ts'
import { isHiding } from '#domain/booking/creneau/loads-sql.ts'
import { deed } from '#domain/journal/deed.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { config } from '#infra/config.ts'
import { command, execute, query, statement } from '#infra/query.ts'

type Browser = { sessionDigest: string; now: Temporal.Instant }

/** Who was there showed an address: what his browser holds is his as long as it lasts, unless somebody else holds it since. */
export async function keepHolds({ sessionDigest, now }: Browser): Promise<void> {
  const values = [sessionDigest, new Date(now.epochMilliseconds)]
  const held = await query(UNKNOWN, values)
  if (held.length === 0) return
  await deed(systeme, async ({ sql }) => {
    await lockAgents(
      sql,
      held.map(({ agentId }) => agentId),
    )
    await execute(KEEP, [...values, config.MOST_HOLDS_NETWORK], sql)
  })
}

const UNKNOWN = statement(
  'holds-of-unknown',
  { agentId: z.int() },
  `
  SELECT agent_id AS "agentId" FROM holds WHERE session_digest = $1 AND expires_at > $2 AND hides_until IS NOT NULL`,
)

const others = (condition: string) => `
  FROM holds WHERE session_digest <> mine.session_digest AND ${isHiding('$2')} AND ${condition}`

const KEEP = command(
  'keep-holds',
  `
  UPDATE holds mine SET hides_until = NULL
  WHERE session_digest = $1 AND expires_at > $2 AND hides_until IS NOT NULL
    AND NOT EXISTS (SELECT ${others('agent_id = mine.agent_id AND starts_at < mine.ends_at AND ends_at > mine.starts_at')})
    AND (SELECT count(*) ${others('network_digest = mine.network_digest')}) < $3`,
)
