import type { Request } from 'express'
import { z } from 'zod'
import { findExport } from '#domain/keeping/export/export-queries.ts'
import { found, textOf } from '#web/shared/refusal.ts'
import { visitOf } from '../visit.ts'

/** That of the address, if it is his: that of somebody else is not there. */
export async function exportOf(req: Request) {
  const id = found(z.uuid().safeParse(textOf(req.params.exportId)).data)
  return found(await findExport(visitOf(req).actor, id))
}
