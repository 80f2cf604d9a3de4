import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import { enqueueAll } from '#infra/queue.ts'
import { FILE_HOURS } from './export.ts'
import type { ExportOptions } from './export-options.ts'
import { create, type ExportRefusal } from './export-rules.ts'

type Request = {
  actor: AgentActor
  author: Author
  organisationIds: readonly number[]
  options: ExportOptions
  /** Where it is asked: the day of a file name is the day there. */
  timeZone: string
  now: Temporal.Instant
}

type Requested = { ok: true; exportId: string } | { ok: false; reason: ExportRefusal }

/** Asked twice while it is being written, one file is made. */
export async function requestExport({ actor, author, organisationIds, options, timeZone, now }: Request) {
  const refusal = create(actor, organisationIds)
  if (refusal) return { ok: false, reason: refusal } satisfies Requested
  const fileName = fileNameOf(organisationIds, options, now.toZonedDateTimeISO(timeZone).toPlainDate())
  const exportId = await deed(author, async ({ prisma }) => {
    const made = { agentId: actor.id, exportType: 'rdv_export' as const, fileName, options }
    const expiresAt = new Date(now.add({ hours: FILE_HOURS }).epochMilliseconds)
    const createdAt = new Date(now.epochMilliseconds)
    await prisma.export.createMany({
      data: [{ ...made, organisationIds: [...organisationIds], expiresAt, createdAt }],
      skipDuplicates: true,
    })
    const { id } = await prisma.export.findFirstOrThrow({
      where: { ...made, options: { equals: options } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      select: { id: true },
    })
    return id
  })
  await publish([exportId])
  return { ok: true, exportId } satisfies Requested
}

/** A partner reads this name by position. */
function fileNameOf(organisationIds: readonly number[], { format }: ExportOptions, day: Temporal.PlainDate) {
  const [only, other] = organisationIds
  const organisation = only === undefined || other !== undefined ? '' : `-org-${String(only).padStart(6, '0')}`
  return `export-rdv-${day}${organisation}.${format}`
}

const publish = (ids: readonly string[]) =>
  enqueueAll(
    'exports',
    ids.map((exportId) => ({ id: `export-${exportId}`, name: 'write-export', payload: { exportId } })),
  )

/** Those that Redis did not take, or lost: one still queued has the same job id. */
export async function republishExports(now: Temporal.Instant): Promise<void> {
  const waiting = await db.export.findMany({
    where: {
      computedAt: null,
      failure: null,
      createdAt: { lte: new Date(now.subtract({ seconds: 30 }).epochMilliseconds) },
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    take: 1000,
  })
  if (waiting.length > 0) await publish(waiting.map(({ id }) => id))
}
