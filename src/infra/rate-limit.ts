import { z } from 'zod'
import { keyedDigest } from './digest.ts'
import { command, execute, query, statement } from './query.ts'

export type Limit = { most: number; windowMs: number }

export type Counted = Limit & { name: string; subject: string }

/** `digests`: what gives them back. `full`: the name of the limit that is reached, and until when. */
export type CountOutcome = { ok: true; digests: string[] } | { ok: false; full: string; until: Temporal.Instant }

/**
 * Counts a try of each, in fixed windows, or of none when one of them is full: what is refused counts for nobody. In PostgreSQL,
 * so that neither a Redis that comes back empty nor another process gives tries that were made (decision 39).
 */
export async function countTries(tries: readonly Counted[], now: Temporal.Instant): Promise<CountOutcome> {
  const named = tries.map((one) => ({ ...one, digest: keyedDigest(`${one.name}:${one.subject}`) }))
  const digests = named.map(({ digest }) => digest)
  const limits = [named.map(({ most }) => most), named.map(({ windowMs }) => windowMs)]
  const counted = await query(COUNT, [digests, ...limits, new Date(now.epochMilliseconds)])
  const last = counted.filter(({ fullUntil }) => fullUntil).at(-1)
  if (last?.fullUntil) {
    const full = named.find(({ digest }) => digest === last.digest)
    return { ok: false, full: full?.name ?? '', until: last.fullUntil.toTemporalInstant() }
  }
  if (counted.length === digests.length) return { ok: true, digests }

  // One was filled while this was written: now it is seen full.
  await giveBackTries(counted.map(({ digest }) => digest))
  return countTries(tries, now)
}

/** They succeeded. */
export async function giveBackTries(digests: readonly string[]) {
  if (digests.length > 0) await execute(GIVE_BACK, [digests])
}

/** Windows that are over count nothing. */
export const sweepTries = (now: Temporal.Instant) => execute(SWEEP, [new Date(now.epochMilliseconds)])

// The full ones, the last to end at the end, and then nothing is written; else those that were counted. By ascending digest: two
// that count the same subjects do not wait for each other.
const COUNT = statement(
  'count-tries',
  { digest: z.string(), fullUntil: z.date().nullable() },
  `
  WITH wanted AS (SELECT * FROM unnest($1::text[], $2::int[], $3::int[]) AS one (digest, most, window_ms)),
  full_ones AS MATERIALIZED (
    SELECT digest, ends_at FROM wanted JOIN tries USING (digest) WHERE ends_at > $4::timestamptz AND count >= wanted.most
  ),
  counted AS (
    INSERT INTO tries AS seen (digest, count, ends_at)
    SELECT digest, 1, $4 + window_ms * interval '1 millisecond' FROM wanted
    WHERE NOT EXISTS (SELECT FROM full_ones) ORDER BY digest
    ON CONFLICT (digest) DO UPDATE SET
      count = CASE WHEN seen.ends_at <= $4 THEN 1 ELSE seen.count + 1 END,
      ends_at = CASE WHEN seen.ends_at <= $4 THEN excluded.ends_at ELSE seen.ends_at END
    WHERE seen.ends_at <= $4 OR seen.count < (SELECT most FROM wanted WHERE wanted.digest = seen.digest)
    RETURNING digest
  )
  SELECT digest, NULL::timestamptz AS "fullUntil" FROM counted
  UNION ALL SELECT digest, ends_at FROM full_ones ORDER BY "fullUntil"`,
)

const GIVE_BACK = command(
  'give-back-tries',
  `
  WITH given AS (SELECT digest, count(*)::int AS times FROM unnest($1::text[]) AS digest GROUP BY digest),
       mine AS MATERIALIZED (SELECT digest FROM tries WHERE digest = ANY ($1) ORDER BY digest FOR UPDATE),
       locked AS (SELECT digest, times FROM given JOIN mine USING (digest)),
       gone AS (DELETE FROM tries USING locked WHERE tries.digest = locked.digest AND count <= times)
  UPDATE tries SET count = count - times FROM locked WHERE tries.digest = locked.digest AND count > times`,
)

const SWEEP = command('sweep-tries', 'DELETE FROM tries WHERE ends_at <= $1')

/** `count`: null, the try may be made; else the milliseconds until the window ends. */
type Limiter = { count: (subject: string) => Promise<number | null> }

/** One limit alone. Of two that say the same with `most: 1`, one is heard. */
export const limiter = (name: string, limit: Limit): Limiter => ({
  async count(subject) {
    const now = Temporal.Now.instant()
    const counted = await countTries([{ name, subject, ...limit }], now)
    return counted.ok ? null : now.until(counted.until).total('milliseconds')
  },
})
