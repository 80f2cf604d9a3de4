import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { say } from '#lib/say.ts'
import { dayOfMonth } from '#lib/spoken-words.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'

/** « Le service a annulé ce rendez-vous le 18 février. » */
export function cancellationNote({ cancelledAt, organisation }: UsagerRdv, status: 'excused' | 'revoked'): string {
  const at = cancelledAt?.toTemporalInstant().toZonedDateTimeISO(organisation.territoire.timeZone)
  if (!at)
    return status === 'revoked' ? say('Le service a annulé ce rendez-vous.') : say('Vous avez annulé ce rendez-vous.')
  const day = dayOfMonth(at)
  if (status === 'revoked') return say('Le service a annulé ce rendez-vous le {day}.', { day })
  return say('Vous avez annulé ce rendez-vous le {day}.', { day })
}

/** A search for the same motif; null when it is not open to everybody. */
export const bookAgainPath = ({ motif, organisation }: UsagerRdv): string | null =>
  motif.bookableBy === 'everyone' && !motif.followUp
    ? recherchePath({}, { departement: organisation.territoire.departementNumber, motif_id: motif.id })
    : null
