import { z } from 'zod'
import { query, statement } from '#infra/query.ts'

/** Whether a lieu is closed, and since when, as far as the journal remembers; null: there is no such lieu. */
export async function findLieuClosing(id: number) {
  const [row] = await query(CLOSING, [id])
  if (!row) return null
  const { isClosed, closedAt, timeZone } = row
  return { isClosed, closedAt: closedAt?.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate() }
}

const CLOSING = statement(
  'lieu-closing',
  { isClosed: z.boolean(), closedAt: z.date().nullable(), timeZone: z.string() },
  `
  SELECT l.availability = 'disabled' AS "isClosed", t.time_zone AS "timeZone",
         (SELECT max(v.created_at) FROM versions v
          WHERE v.item_type = 'lieux' AND v.item_id = l.id AND v.object_changes -> 'availability' ->> 1 = 'disabled') AS "closedAt"
  FROM lieux l JOIN organisations o ON o.id = l.organisation_id JOIN territoires t ON t.id = o.territoire_id
  WHERE l.id = $1`,
)
