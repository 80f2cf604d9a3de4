import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { isCancelledStatus } from '#domain/booking/status/status.ts'
import { say } from '#lib/say.ts'
import { dayShort } from '#lib/spoken-words.ts'
import { durationInWords } from '../prise-de-rdv/words.ts'
import { familyStatusOf, type ShownStatus } from './family-status.ts'
import { rdvPath } from './paths.ts'
import { bookAgainPath, cancellationNote } from './rdv-cancelled.ts'
import { changesOf } from './rdv-changes.ts'
import { placeLineOf, timesOf, titleOf } from './rdv-facts.ts'

export type RdvCard = {
  rdv: {
    href: string
    startsAt: Temporal.ZonedDateTime
    title: string
    place: string
    status: ShownStatus
    note: string | null
  }
  actions: { href: string; text: string; hidden: string }[]
}

type Shown = { actor: UsagerActor; now: Temporal.Instant }

/** One rdv in the list. */
export function rdvCardOf(rdv: UsagerRdv, { actor, now }: Shown): RdvCard {
  const { startsAt, minutes } = timesOf(rdv)
  const status = familyStatusOf(actor, rdv, now)
  return {
    rdv: {
      href: rdvPath({ rdvId: rdv.id }),
      startsAt,
      title: `${titleOf(rdv, actor)} (${durationInWords(minutes)})`,
      place: placeLineOf(rdv),
      status,
      note: isCancelledStatus(status) ? cancellationNote(rdv, status) : null,
    },
    actions: actionsOf(rdv, status, { actor, now }),
  }
}

function actionsOf(rdv: UsagerRdv, status: ShownStatus, { actor, now }: Shown) {
  const hidden = say('pour le rendez-vous du {day}', { day: dayShort(timesOf(rdv).startsAt) })
  const changes = changesOf(rdv, actor, now)
  const again = isCancelledStatus(status) ? bookAgainPath(rdv) : null
  return [
    ...(changes?.move ? [{ href: changes.move.href, text: say('Changer de jour ou d’heure'), hidden }] : []),
    ...(changes?.cancel ? [{ href: changes.cancel.href, text: say('Annuler'), hidden }] : []),
    ...(again ? [{ href: again, text: say('Reprendre rendez-vous'), hidden }] : []),
  ]
}
