import { z } from 'zod'
import { BookableBy, LocationType, VisibilityType } from '#infra/prisma/enums.ts'
import type { Row } from '#infra/prove-rows.ts'

/** What rules read of a motif: as columns of a statement, for Prisma, and in SQL where the motif is `m`. */
export const motifToJudge = {
  collectif: z.boolean(),
  bookableBy: z.enum(BookableBy),
  locationType: z.enum(LocationType),
  visibilityType: z.enum(VisibilityType),
  rdvsCancellableByUsager: z.boolean(),
  rdvsEditableByUsager: z.boolean(),
}

export type MotifToJudge = Row<typeof motifToJudge>

export const MOTIF_TO_JUDGE = {
  collectif: true,
  bookableBy: true,
  locationType: true,
  visibilityType: true,
  rdvsCancellableByUsager: true,
  rdvsEditableByUsager: true,
} as const satisfies Record<keyof MotifToJudge, true>

export const MOTIF_TO_JUDGE_SQL = `m.collectif, m.bookable_by AS "bookableBy", m.location_type AS "locationType",
         m.visibility_type AS "visibilityType", m.rdvs_cancellable_by_usager AS "rdvsCancellableByUsager",
         m.rdvs_editable_by_usager AS "rdvsEditableByUsager"`
