import { z } from 'zod'
import type { Query } from '#lib/path.ts'
import { day, id, orNull } from '#web/shared/address-values.ts'

export type CollectifsAddress = {
  /** A day of the organisation; null: from now on. */
  from: string | null
  motifId: number | null
  withRemainingSeats: boolean
  page: number
}

const anAddress = z.object({
  from_date: orNull(day),
  motif_id: orNull(id),
  with_remaining_seats: orNull(z.enum(['1', 'true'])),
  page: orNull(z.coerce.number().int().min(1).max(400)),
})

export function readCollectifsAddress(query: unknown): CollectifsAddress {
  const said = anAddress.parse(query)
  return {
    from: said.from_date,
    motifId: said.motif_id,
    withRemainingSeats: said.with_remaining_seats !== null,
    page: said.page ?? 1,
  }
}

export const collectifsQuery = ({ from, motifId, withRemainingSeats, page }: CollectifsAddress): Query => ({
  from_date: from,
  motif_id: motifId,
  with_remaining_seats: withRemainingSeats ? '1' : null,
  page: page === 1 ? null : page,
})
