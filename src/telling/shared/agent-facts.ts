import type { Actor } from '#domain/actor/actor.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { isSoon } from '#domain/telling/notification/is-soon.ts'
import { type ToldRdv, toldUsagerOf } from '#domain/telling/notification/told-rdv.ts'
import { displayName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { dayShort, time } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import type { AgentTold } from './agent-message.ts'
import { inZone, liveParticipations, namesOf, rowsOf } from './rdv-words.ts'

/** What the mails to agents about a rdv have in common. */
export function agentFacts({ telling: { rdv }, notification, concerned, href }: AgentTold, now: Temporal.Instant) {
  const startsAt = inZone(rdv.startsAt, rdv)
  const usagers = namesOf(isCancelled(rdv) ? concerned : liveParticipations(rdv))
  return {
    recipient: displayName(notification.recipient),
    startsAt,
    when: whenOf(startsAt, now),
    motif: rdv.motif.name,
    rows: [{ term: 'Usagers', value: usagers || 'personne pour le moment' }, ...rowsOf(rdv, 'agent', phonesOf(rdv))],
    rdvButton: { href, text: 'Voir le RDV' },
  }
}

/** « Demain 9 h 30 », « Mardi 2 mars 14 h » */
export function whenOf(startsAt: Temporal.ZonedDateTime, now: Temporal.Instant) {
  const today = now.toZonedDateTimeISO(startsAt.timeZoneId).toPlainDate()
  const isNear = isSoon(new Date(startsAt.epochMilliseconds), startsAt.timeZoneId, now)
  const near = startsAt.toPlainDate().equals(today) ? 'Aujourd’hui' : 'Demain'
  return `${isNear ? near : sentence(dayShort(startsAt))} ${time(startsAt)}`
}

const phonesOf = (rdv: ToldRdv) =>
  liveParticipations(rdv).flatMap((participation) => {
    const { phoneNumber } = toldUsagerOf(participation)
    return phoneNumber ? [phone(phoneNumber)] : []
  })

export const byAuthor = ({ type, name }: Actor) => (type === 'systeme' ? 'automatiquement' : `par ${name}`)

/** Why somebody does not come. */
export function reasonOf({ evenement: { actor }, rdv }: AgentTold['telling']): string {
  // Whoever closed his account has no name any more.
  if (actor.type === 'usager') return actor.name ? `Annulé par l’usager (${actor.name}).` : 'Annulé par l’usager.'
  const reason = rdv.status === 'revoked' ? 'pour une raison administrative' : 'à la demande de l’usager'
  return `Annulé ${reason}, ${byAuthor(actor)}.`
}
