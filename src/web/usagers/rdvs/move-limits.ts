import { CANCEL_NOTICE_H, MOVE_NOTICE_H } from '#domain/booking/rdv/rdv.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'

/** Said before the choice, where an hour of the week could be changed no more; null where all could. */
export function limitOfWeek(rdv: UsagerRdv, firstMs: number | null, now: Temporal.Instant): string | null {
  const movable = now.add({ hours: MOVE_NOTICE_H })
  if (firstMs === null || firstMs > movable.epochMilliseconds) return null
  const limit = dateTimeShort(movable, zoneNameOf(rdv))
  return rdv.motif.rdvsCancellableByUsager
    ? say('Avec un nouvel horaire avant le {limit}, vous ne pourrez plus changer, seulement annuler.', { limit })
    : say('Avec un nouvel horaire avant le {limit}, vous ne pourrez plus changer en ligne.', { limit })
}

/** Said before it is confirmed: until when the new hour may be changed and cancelled. */
export function limitsOfStart(rdv: UsagerRdv, startsAt: Temporal.Instant, now: Temporal.Instant): string {
  const [change, cancel] = [
    untilWords(MOVE_NOTICE_H),
    rdv.motif.rdvsCancellableByUsager ? untilWords(CANCEL_NOTICE_H) : null,
  ]
  if (change && cancel)
    return say('Ensuite, vous pourrez encore changer jusqu’au {change}, et annuler jusqu’au {cancel}.', {
      change,
      cancel,
    })
  if (change) return say('Ensuite, vous pourrez encore changer jusqu’au {change}.', { change })
  if (cancel)
    return say('Avec cet horaire, vous ne pourrez plus changer, seulement annuler jusqu’au {cancel}.', { cancel })
  return say('Avec cet horaire, vous ne pourrez plus ni changer ni annuler en ligne.')

  function untilWords(hours: number) {
    const until = startsAt.subtract({ hours })
    return Temporal.Instant.compare(until, now) > 0 ? dateTimeShort(until, zoneNameOf(rdv)) : null
  }
}

const zoneNameOf = ({ organisation }: UsagerRdv) => organisation.territoire.timeZone
