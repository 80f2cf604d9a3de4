import { z } from 'zod'
import { LIST_STATUSES } from '#domain/booking/rdv/rdv-list.ts'
import { Verticale } from '#infra/prisma/enums.ts'
import { FORMATS } from './export.ts'

/** What was asked, as it is kept. */
export const exportOptions = z.strictObject({
  format: z.enum(FORMATS),
  brand: z.enum(Verticale),
  filters: z.strictObject({
    agentId: z.int().nullable(),
    usagerId: z.int().nullable(),
    lieuIds: z.array(z.int()).readonly(),
    motifIds: z.array(z.int()).readonly(),
    status: z.enum(LIST_STATUSES).nullable(),
    start: z.string().nullable(),
    end: z.string().nullable(),
  }),
})

export type ExportOptions = z.infer<typeof exportOptions>
