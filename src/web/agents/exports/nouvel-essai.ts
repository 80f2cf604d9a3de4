import type { Request, Response } from 'express'
import { exportOptions } from '#domain/keeping/export/export-options.ts'
import { requestExport } from '#domain/keeping/export/request-export.ts'
import { listOrganisationsOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { goTo } from '#web/shared/answer.ts'
import { failure } from '#web/shared/flash.ts'
import { visitOf } from '../visit.ts'
import { exportOf } from './export-asked.ts'
import { exportPath, exportsPath } from './paths.ts'

/** The same rdvs, asked again; of organisations that he left, nothing is. */
export async function create(req: Request, res: Response) {
  const visit = visitOf(req)
  const { organisationIds, options } = await exportOf(req)
  const [first] = (await listOrganisationsOfAgent(visit.actor)).filter(({ id }) => organisationIds.includes(id))
  const again = { ...visit, organisationIds, options: exportOptions.parse(options) }
  const requested = first && (await requestExport({ ...again, timeZone: first.territoire.timeZone }))
  const answer = requested?.ok
    ? goTo(exportPath({ exportId: requested.exportId }))
    : goTo(exportsPath(), failure('Vous n’êtes plus dans toutes les organisations de cet export.'))
  await answer.give(req, res)
}
