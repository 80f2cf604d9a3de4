import type { Request, Response } from 'express'
import { z } from 'zod'
import { FORMATS } from '#domain/keeping/export/export.ts'
import { requestExport } from '#domain/keeping/export/request-export.ts'
import { notFound } from '#web/shared/refusal.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { readListAddress } from '../rdvs/liste-address.ts'
import { organisationsAsked } from '../rdvs/organisations-asked.ts'
import { organisationVisitOf } from '../visit.ts'
import { exportPath } from './paths.ts'

const format = z.enum(FORMATS)

/** The rdvs of a list, whatever its page: its address says which. */
export async function create(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const address = readListAddress(req.query, visit.actor.id)
  const organisationIds = organisationsAsked(visit, address).map(({ id }) => id)
  const { agentId, usagerId, lieuIds, motifIds, status, start, end } = address
  const requested = await requestExport({
    ...visit,
    organisationIds,
    options: {
      format: bodyOf(req, { format }).format ?? 'xlsx',
      brand: visit.brand.code,
      filters: { agentId, usagerId, lieuIds, motifIds, status, start, end },
    },
  })
  if (!requested.ok) throw notFound()
  res.redirect(303, exportPath({ exportId: requested.exportId }))
}
