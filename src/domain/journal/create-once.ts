import { z } from 'zod'
import { command, execute, query, statement } from '#infra/query.ts'
import type { DeedTx } from './deed.ts'

/** `once`: names what was sent, by whom and where (the kit of forms makes it). */
type Creation<Id> = {
  once: string
  /** Null when it may not be. */
  create: () => Promise<Id>
  /** Whether what was made then is still there: what was removed since may be made again. */
  isThere: (id: number) => Promise<boolean>
}

/**
 * The id of what is made. A form sent twice (a double click, « back », two tabs, two processes, another session) makes one thing,
 * which both answers show: the second waits for the first to be committed. Before all other locks of the deed.
 */
export async function createOnce<Id extends number | null>(
  { sql }: DeedTx,
  { once, create, isThere }: Creation<Id>,
): Promise<Id | number> {
  const [known] = await query(CLAIM, [once], sql)
  const madeId = known?.made_id ?? null
  if (madeId !== null && (await isThere(madeId))) return madeId
  const id = await create()
  if (id !== null) await execute(KEEP, [once, id], sql)
  return id
}

const CLAIM = statement(
  'creation-claim',
  { made_id: z.number().nullable() },
  `
  INSERT INTO creations AS known (key, expires_at) VALUES ($1, now() + interval '1 hour')
  ON CONFLICT (key) DO UPDATE SET
    made_id = CASE WHEN known.expires_at > now() THEN known.made_id END, expires_at = excluded.expires_at
  RETURNING made_id`,
)

const KEEP = command('creation-keep', 'UPDATE creations SET made_id = $2 WHERE key = $1')
