import { findLieuLabel } from '#domain/telling/notification/rdv-notification-queries.ts'
import type { Telling } from '#domain/telling/notification/telling.ts'
import { inZone } from './rdv-words.ts'

/** The rdv as it was before it moved; its place when that is another. */
export async function beforeMove({ evenement, rdv }: Telling<'rdv.moved'>) {
  const { previousStartsAt, previousLieuId } = evenement.payload
  const startsAt = inZone(new Date(previousStartsAt), rdv)
  const isOtherLieu = previousLieuId !== null && previousLieuId !== rdv.lieu?.id
  const isOtherDay = !startsAt.toPlainDate().equals(inZone(rdv.startsAt, rdv).toPlainDate())
  return { startsAt, place: isOtherLieu ? await findLieuLabel(previousLieuId) : null, isOtherDay }
}
