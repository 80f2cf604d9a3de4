import { z } from 'zod'
import { computeExport } from '#domain/keeping/export/compute-export.ts'

const payload = z.object({ exportId: z.uuid() })

/** Begun again from its first page after a crash; once written, nothing happens any more. */
export const writeExport = (job: unknown, now: Temporal.Instant) => computeExport(payload.parse(job).exportId, now)
