import { CANCEL_NOTICE_H, MOVE_NOTICE_H } from '#domain/booking/rdv/rdv.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import type { ChosenRdv } from './chosen-rdv.ts'

/** Until when the rdv may be changed online, once it is taken: as dates, before one takes it. */
export function changeLimits({ motif, collectifId, startsAt }: ChosenRdv, now: Temporal.Instant): string {
  const lastOf = (hours: number) => {
    const last = startsAt.subtract({ hours })
    return Temporal.Instant.compare(last.toInstant(), now) > 0 ? dateTimeShort(last) : null
  }
  const move = motif.rdvsEditableByUsager && collectifId === null ? lastOf(MOVE_NOTICE_H) : null
  const cancel = motif.rdvsCancellableByUsager ? lastOf(CANCEL_NOTICE_H) : null
  if (move && cancel)
    return say('Vous pourrez changer d’horaire jusqu’au {move}, et annuler jusqu’au {cancel}.', { move, cancel })
  if (move) return say('Vous pourrez changer d’horaire jusqu’au {move}, mais pas annuler en ligne.', { move })
  if (cancel) return say('Vous pourrez annuler jusqu’au {cancel}, mais pas changer d’horaire.', { cancel })
  return say('Vous ne pourrez ni changer d’horaire ni annuler en ligne.')
}
