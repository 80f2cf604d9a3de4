import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { stateOf } from '#domain/keeping/export/export.ts'
import { readExport } from '#domain/keeping/export/export-queries.ts'
import { csv } from '#lib/csv.ts'
import { xlsx } from '#lib/xlsx.ts'
import { visitOf } from '../visit.ts'
import { exportOf } from './export-asked.ts'
import { exportPath } from './paths.ts'

/** The file, streamed; one that is not there yet, or no more, leads to the page that says so. */
export async function show(req: Request, res: Response) {
  const asked = await exportOf(req)
  if (stateOf(asked, visitOf(req).now) !== 'disponible') return res.redirect(303, exportPath({ exportId: asked.id }))
  res.attachment(asked.fileName)
  res.type(asked.fileName.endsWith('.csv') ? csv.contentType : xlsx.contentType)
  await pipeline(Readable.from(readExport(asked.id)), res).catch((error: unknown) => {
    // Whoever left reads nothing more.
    if (!res.destroyed) throw error
  })
}
