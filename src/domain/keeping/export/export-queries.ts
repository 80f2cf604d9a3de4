import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { db } from '#infra/db.ts'
import { query, statement } from '#infra/query.ts'
import { LISTED_DAYS } from './export.ts'
import * as exportScope from './export-scope.ts'

const shown = {
  id: true,
  fileName: true,
  organisationIds: true,
  options: true,
  rowsDone: true,
  rowsTotal: true,
  failure: true,
  computedAt: true,
  expiresAt: true,
  createdAt: true,
} as const

export const findExport = (actor: AgentActor, id: string) =>
  db.export.findFirst({ where: { AND: [{ id }, exportScope.seenByAgent(actor)] }, select: shown })

export type ExportShown = NonNullable<Awaited<ReturnType<typeof findExport>>>

/** His, of the last two weeks, the newest first. */
export const listExports = (actor: AgentActor, now: Temporal.Instant) =>
  db.export.findMany({
    where: {
      AND: [
        { createdAt: { gt: new Date(now.subtract({ hours: 24 * LISTED_DAYS }).epochMilliseconds) } },
        exportScope.seenByAgent(actor),
      ],
    },
    select: shown,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_LISTED,
  })

const MOST_LISTED = 200

export async function findExportSize(id: string): Promise<number> {
  const [sized] = await query(SIZE, [id])
  return sized?.size ?? 0
}

const SIZE = statement(
  'export-size',
  { size: z.number() },
  'SELECT coalesce(sum(octet_length(content)), 0)::float8 AS size FROM export_files WHERE export_id = $1',
)

const PIECES_AT_ONCE = 20

/** The file, some pieces at a time. */
export async function* readExport(id: string): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += PIECES_AT_ONCE) {
    const pieces = await query(PIECES, [id, from, from + PIECES_AT_ONCE])
    for (const { content } of pieces) yield content
    if (pieces.length < PIECES_AT_ONCE) return
  }
}

const PIECES = statement(
  'export-pieces',
  { content: z.instanceof(Buffer) },
  'SELECT content FROM export_files WHERE export_id = $1 AND position >= $2 AND position < $3 ORDER BY position',
)
