import { isVisible } from '#domain/booking/rdv/rdv.ts'
import { contactPhoneOf } from '#domain/booking/rdv/rdv-place.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import { displayName } from '#lib/names.ts'
import { phone, phoneHref } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { replyAddressOf } from '../channels/mail/mail.ts'
import { buttonLabel, inZone, limitsOf, liveParticipations, namesOf, placeOf, type Row, rowsOf } from './rdv-words.ts'
import { linkOf, type UsagerTold } from './usager-message.ts'

/** What the mails to usagers about a rdv have in common. */
export function usagerFacts({ telling: { rdv }, usager }: UsagerTold) {
  const number = contactPhoneOf(rdv)
  return {
    recipient: displayName(usager),
    startsAt: inZone(rdv.startsAt, rdv),
    phone: number ? { href: phoneHref(number), text: phone(number) } : null,
    sender: [rdv.organisation.name, rdv.organisation.territoire.name].filter(Boolean).join(', '),
    canReply: replyAddressOf(rdv) !== undefined,
  }
}

/** Of a rdv that takes place: all that is needed to come, or to prevent. */
export function comingFacts(told: UsagerTold, now: Temporal.Instant) {
  const { rdv } = told.telling
  const participants = namesOf(rdv.motif.collectif ? told.concerned : liveParticipations(rdv))
  return {
    ...usagerFacts(told),
    place: placeOf(rdv, 'usager'),
    participants,
    rows: [
      ...rowsOf(rdv, 'usager', told.usager.phoneNumber ? [phone(told.usager.phoneNumber)] : []),
      { term: say('Pour'), value: participants },
      ...instructions(rdv),
    ],
    rdvButton: isVisible(rdv.motif) ? { href: linkOf(told), text: buttonLabel(rdv, told.usager, now) } : null,
    limits: limitsOf(rdv, told.usager, now),
  }
}

const instructions = ({ motif }: ToldRdv): Row[] =>
  motif.instructionForRdv ? [{ term: say('À apporter, à savoir'), value: motif.instructionForRdv }] : []
