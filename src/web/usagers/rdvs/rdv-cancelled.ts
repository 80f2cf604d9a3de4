import type { UsagerRdv } from '#domain/rdv/usager-rdv-queries.ts'
import { dayOfMonth } from '#lib/french-dates.ts'
import { searchPath } from '../paths.ts'

/** « Le service a annulé ce rendez-vous le 18 février. » */
export function cancellationNote({ cancelledAt, organisation }: UsagerRdv, status: 'excused' | 'revoked'): string {
  const at = cancelledAt?.toTemporalInstant().toZonedDateTimeISO(organisation.territoire.timeZone)
  const when = at ? ` le ${dayOfMonth(at)}` : ''
  return status === 'revoked' ? `Le service a annulé ce rendez-vous${when}.` : `Vous avez annulé ce rendez-vous${when}.`
}

/** A search for the same motif; null when it is not open to everybody. */
export const bookAgainPath = ({ motif, organisation }: UsagerRdv): string | null =>
  motif.bookableBy === 'everyone' && !motif.followUp
    ? searchPath({}, { departement: organisation.territoire.departementNumber, motif_id: motif.id })
    : null
