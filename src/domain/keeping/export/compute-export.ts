import { z } from 'zod'
import { systeme } from '#domain/actor/actor.ts'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { type AfterRdv, countRdvs, listRdvsAfter } from '#domain/booking/rdv/rdv-list-queries.ts'
import { deed } from '#domain/journal/deed.ts'
import { recordExportConsultation } from '#domain/journal/journal/record-consultation.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { listOrganisationsOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { command, execute, query, type RowOf, statement } from '#infra/query.ts'
import { csv } from '#lib/csv.ts'
import { displayName } from '#lib/names.ts'
import { MOST_XLSX_ROWS, xlsx } from '#lib/xlsx.ts'
import { type ExportFailure, FILE_HOURS } from './export.ts'
import { exportOptions } from './export-options.ts'
import { listExportedRdvs } from './exported-rdv-queries.ts'
import { HEADER, rowOf } from './rdv-row.ts'

const A_PAGE = 500
const MOST_ATTEMPTS = 5

/**
 * Writes the file of the rdvs that its agent sees now, a page in memory at a time. Begun again by another worker, it is written
 * again from its first page, and whoever wrote before stops: the file is whole, once, and so is its mail.
 */
export async function computeExport(exportId: string, now: Temporal.Instant): Promise<void> {
  const [claimed] = await query(CLAIM, [exportId])
  if (!claimed) return
  if (claimed.attempt > MOST_ATTEMPTS) return fail(claimed, 'panne')
  try {
    await write(claimed, now)
  } catch (error) {
    if (claimed.attempt === MOST_ATTEMPTS) await fail(claimed, 'panne')
    throw error
  }
}

type Claimed = RowOf<typeof CLAIM>

async function write(claimed: Claimed, now: Temporal.Instant) {
  const agent = await findSessionAgent(claimed.agentId)
  if (!agent) return fail(claimed, 'panne')
  const { format, filters } = exportOptions.parse(claimed.options)
  const organisations = (await listOrganisationsOfAgent(agent.actor))
    .filter(({ id }) => claimed.organisationIds.includes(id))
    .map(({ id, territoire }) => ({ id, timeZone: territoire.timeZone }))
  const asked = { organisations, filters, now }
  const total = organisations.length > 0 ? await countRdvs(agent.actor, asked) : 0
  if (format === 'xlsx' && total > MOST_XLSX_ROWS) return fail(claimed, 'trop-long')

  const progress: Progress = { done: 0, total, usagerIds: new Set() }
  const pages = organisations.length > 0 ? readPages(agent.actor, asked, progress) : noPage()
  const file = format === 'csv' ? csv : xlsx
  let position = 0
  for await (const content of file.write(HEADER, pages)) {
    const piece = [claimed.id, claimed.attempt, position++, content, progress.done, Math.max(total, progress.done)]
    if ((await execute(KEEP, piece)) === 0) return
  }
  if (!(await finish(claimed, position, now))) return
  const organisationId = organisations.length === 1 ? (organisations[0]?.id ?? null) : null
  const actor = { type: 'agent', id: agent.id, name: displayName(agent) } as const
  await recordExportConsultation({ usagersCount: progress.usagerIds.size, actor, organisationId, now })
}

type Progress = { done: number; total: number; usagerIds: Set<number> }
type Asked = Omit<Parameters<typeof listRdvsAfter>[1], 'after' | 'size'>

async function* noPage() {}

async function* readPages(actor: AgentActor, asked: Asked, progress: Progress) {
  let after: AfterRdv | null = null
  do {
    const page: AfterRdv[] = await listRdvsAfter(actor, { ...asked, after, size: A_PAGE })
    const rdvs = await listExportedRdvs(page.map(({ id }) => id))
    progress.done += rdvs.length
    for (const { usagers } of rdvs) for (const { id } of usagers) progress.usagerIds.add(id)
    if (rdvs.length > 0) yield rdvs.map((rdv) => rowOf(rdv, asked.now))
    after = page.length === A_PAGE ? (page.at(-1) ?? null) : null
  } while (after)
}

const fail = async ({ id, attempt }: Claimed, failure: ExportFailure) => {
  await execute(FAIL, [id, attempt, failure])
}

/** With its mail; false when another has taken it over. */
const finish = ({ id, attempt, agentId, options }: Claimed, pieces: number, now: Temporal.Instant) =>
  deed(systeme, async (tx) => {
    const ended = Temporal.Now.instant()
    const at = Temporal.Instant.compare(ended, now) > 0 ? ended : now
    const instants = [at, at.add({ hours: FILE_HOURS })].map((instant) => new Date(instant.epochMilliseconds))
    if ((await execute(FINISH, [id, attempt, ...instants], tx.sql)) === 0) return false
    await execute(CUT, [id, pieces], tx.sql)
    const { brand } = exportOptions.parse(options)
    const payload = { mail: 'export-ready', personType: 'agent', personId: agentId, returnTo: null, brand } as const
    await tx.record({ name: 'account.mail-requested', rdvId: null, payload })
    return true
  })

const IS_MINE = 'id = $1 AND attempt = $2 AND computed_at IS NULL AND failure IS NULL'

const CLAIM = statement(
  'export-claim',
  {
    id: z.uuid(),
    attempt: z.int(),
    agentId: z.int(),
    organisationIds: z.array(z.int()),
    options: z.unknown(),
  },
  `
  UPDATE exports SET attempt = attempt + 1, rows_done = 0, updated_at = now()
  WHERE id = $1 AND computed_at IS NULL AND failure IS NULL
  RETURNING id, attempt, agent_id AS "agentId", organisation_ids AS "organisationIds", options`,
)

const KEEP = command(
  'export-keep',
  `
  WITH mine AS (UPDATE exports SET rows_done = $5, rows_total = $6, updated_at = now() WHERE ${IS_MINE} RETURNING id)
  INSERT INTO export_files (export_id, position, content) SELECT id, $3, $4 FROM mine
  ON CONFLICT (export_id, position) DO UPDATE SET content = excluded.content`,
)

const CUT = command('export-cut', 'DELETE FROM export_files WHERE export_id = $1 AND position >= $2')
const FAIL = command('export-fail', `UPDATE exports SET failure = $3, updated_at = now() WHERE ${IS_MINE}`)
const FINISH = command(
  'export-finish',
  `UPDATE exports SET computed_at = $3, expires_at = $4, updated_at = now() WHERE ${IS_MINE}`,
)
