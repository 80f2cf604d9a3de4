import { isVisible } from '#domain/booking/rdv/rdv.ts'
import { contactPhoneOf } from '#domain/booking/rdv/rdv-place.ts'
import type { UsagerMessage } from '#domain/telling/notification/notification.ts'
import type { RdvTelling } from '#domain/telling/notification/telling.ts'
import type { ToldParticipation, ToldRdv, ToldUsager } from '#domain/telling/notification/told-rdv.ts'
import { phone, phoneHref } from '#lib/phone.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { recherchePath } from '#web/usagers/prise-de-rdv/paths.ts'
import { rdvPath } from '#web/usagers/rdvs/paths.ts'
import { replyAddressOf } from '../channels/mail/mail.ts'
import { beforeMove } from './rdv-calendar.ts'
import {
  buttonLabel,
  fullName,
  inZone,
  limitsOf,
  liveParticipations,
  namesOf,
  placeOf,
  type Row,
  rowsOf,
} from './rdv-words.ts'

/** What is told to whom; the token opens the rdv to him. */
export type Told = {
  telling: RdvTelling
  message: UsagerMessage
  concerned: ToldParticipation[]
  usager: ToldUsager
  token: string
}

/** What the templates of usagers read: UsagerMail in their comments. */
export async function usagerMailContext(told: Told, now: Temporal.Instant) {
  const { telling, message, usager, token } = told
  const { rdv, evenement } = telling
  const brand = brandOfVerticale(rdv.organisation.verticale)
  const number = contactPhoneOf(rdv)
  const href = publicUrl(brand, rdvPath({ rdvId: rdv.id }, { invitation_token: token }))
  return {
    recipient: fullName(usager),
    startsAt: inZone(rdv.startsAt, rdv),
    place: placeOf(rdv, 'usager'),
    participants: namesOf(participantsFor(told)),
    service: rdv.motif.service.name,
    rows: message === 'rdv-cancelled-usager' ? cancelledRows(told) : [...rows(told), ...instructions(rdv)],
    rdvButton: isVisible(rdv.motif) ? { href, text: buttonLabel(rdv, now) } : null,
    limits: limitsOf(rdv, now),
    phone: number ? { href: phoneHref(number), text: phone(number) } : null,
    sender: [rdv.organisation.name, rdv.organisation.territoire.name].filter(Boolean).join(', '),
    canReply: replyAddressOf(rdv) !== undefined,
    before: await beforeMove(evenement, rdv),
    reason: reasonOf(told),
    rebooking:
      rdv.motif.bookableBy === 'everyone'
        ? { href: publicUrl(brand, searchAgain(told)), text: 'Prendre un autre rendez-vous' }
        : null,
  }
}

/** All who come, but in a rdv collectif and in a cancellation only those of the family. */
const participantsFor = ({ telling: { rdv }, message, concerned }: Told) =>
  rdv.motif.collectif || message === 'rdv-cancelled-usager' ? concerned : liveParticipations(rdv)

const rows = (told: Told): Row[] => [
  ...rowsOf(told.telling.rdv, 'usager', told.usager.phoneNumber ? [phone(told.usager.phoneNumber)] : []),
  { term: 'Pour', value: namesOf(participantsFor(told)) },
]

const instructions = ({ motif }: ToldRdv): Row[] =>
  motif.instructionForRdv ? [{ term: 'À apporter, à savoir', value: motif.instructionForRdv }] : []

const cancelledRows = (told: Told): Row[] => [
  { term: 'Service', value: told.telling.rdv.motif.service.name },
  { term: 'Pour', value: namesOf(told.concerned) },
]

/** By the status of the participation: excused on the usager's side, revoked on the service's. */
const reasonOf = ({ concerned }: Told) =>
  concerned.some(({ status }) => status === 'revoked')
    ? 'Le service a dû annuler ce rendez-vous pour une raison administrative.'
    : 'Il est annulé à votre demande.'

const searchAgain = ({ telling: { rdv }, token }: Told) =>
  recherchePath(
    {},
    {
      departement: rdv.organisation.territoire.departementNumber,
      motif_id: rdv.motif.id,
      user_selected_organisation_id: rdv.organisation.id,
      invitation_token: token,
    },
  )
