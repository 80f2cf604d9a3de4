import type { ToldParticipation } from '#domain/telling/notification/told-rdv.ts'
import { say } from '#lib/say.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { recherchePath } from '#web/usagers/prise-de-rdv/paths.ts'
import { namesOf } from '../shared/rdv-words.ts'
import { usagerFacts } from '../shared/usager-facts.ts'
import { type UsagerTold, usagerMessage } from '../shared/usager-message.ts'

export const rdvCancelledUsager = usagerMessage({
  name: 'rdv-cancelled-usager',
  receiptEvent: 'rdv_cancelled',
  mail: { calendar: 'CANCEL', facts },
})

function facts(told: UsagerTold<'rdv-cancelled-usager'>) {
  const { evenement, rdv } = told.telling
  const { motif } = rdv
  const isPostponed = evenement.name === 'rdv.cancelled' && evenement.payload.isPostponed === true
  const isOpen = motif.bookableBy === 'everyone'
  const participants = namesOf(told.concerned)
  return {
    ...usagerFacts(told),
    participants,
    service: motif.service.name,
    rows: [
      { term: say('Service'), value: motif.service.name },
      { term: say('Pour'), value: participants },
    ],
    isPostponed,
    reason: isPostponed ? postponedWords(isOpen) : reasonOf(told.concerned),
    rebooking: isOpen ? { href: searchAgain(told), text: rebookingWords(isPostponed) } : null,
  }
}

const postponedWords = (isOpen: boolean) =>
  isOpen
    ? say('Le service ne peut pas vous recevoir à cette date. Choisissez vous-même un autre horaire.')
    : say('Le service ne peut pas vous recevoir à cette date. Une autre date reste à fixer avec lui.')

const rebookingWords = (isPostponed: boolean) =>
  isPostponed ? say('Choisir un autre horaire') : say('Prendre un autre rendez-vous')

/** By the status of the participation: excused on the usager's side, revoked on the service's. */
const reasonOf = (concerned: readonly ToldParticipation[]) =>
  concerned.some(({ status }) => status === 'revoked')
    ? say('Le service a dû annuler ce rendez-vous pour une raison administrative.')
    : say('Il est annulé à votre demande.')

function searchAgain({ telling: { rdv }, brand, token }: UsagerTold<'rdv-cancelled-usager'>) {
  const answers = {
    departement: rdv.organisation.territoire.departementNumber,
    motif_id: rdv.motif.id,
    user_selected_organisation_id: rdv.organisation.id,
    invitation_token: token,
  }
  return publicUrl(brand, recherchePath({}, answers))
}
