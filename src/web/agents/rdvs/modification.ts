import type { Request } from 'express'
import { editRdv } from '#domain/booking/rdv/edit-rdv.ts'
import { typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { information, success, warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { typedIn } from '#web/shared/sent.ts'
import { FIELD_IDS } from '../checks/check-words.ts'
import { page } from '../page.ts'
import { CONTEXT_LOST } from '../sealed-context.ts'
import { pickerAnswer } from '../usagers/picker.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { announcedBy, type Consequences, consequencesOf, isPassedOver, problemOf } from './consequences.ts'
import { CHANGED, closed } from './edit-refused.ts'
import { editContent, type ModificationPage, sentAgain } from './modification-content.ts'
import { modificationForm } from './modification-form.ts'
import { placeOf } from './modification-place.ts'
import { editedRdv } from './modification-planned.ts'
import {
  type Edited,
  type EditState,
  participantIdsOf,
  queryOfState,
  readState,
  stateAsItStands,
  stateOfAddress,
  withParticipants,
} from './modification-state.ts'
import { modificationPath } from './paths.ts'
import { plannedOf } from './planned.ts'
import { addressOf, queryFrom, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'

type VerificationPage = {
  consequences: Consequences
  action: string
  fields: { name: string; value: string }[]
  yes: string
}

const verificationPage = page<VerificationPage>('agents/rdvs/modification-verification')

/** All that may be changed of a rdv, on one page; what follows is shown before anything is written. */
export const { show: edit, create: update } = organisationFormPage({
  page: page<ModificationPage>('agents/rdvs/modification'),
  subject: subjectOf,
  form: () => modificationForm,
  values: ({ subject }) => ({ ...subject.given }),
  content: ({ visit, subject }, form) => editContent(visit, subject, form),
  async submit({ visit, subject, data }) {
    const { rdv, before, given, sent, isTooLong } = subject
    if (isTooLong) return refuseFields({ modification: TOO_LONG })
    const { author, actor, now, timeZone, organisation } = visit
    const where = await placeOf(rdv, given, { chosen: sent.choix, before: before.place, now })
    if (!where.ok) return refuseFields(where.errors)
    const planned = editedRdv(rdv, { before, given, data, place: where.place, timeZone })
    const consequences = await consequencesOf(visit, { rdv, before, planned, known: data.version })
    if (consequences.problems.length > 0) return refuseFields(besideFields(consequences.problems))
    if (consequences.changes.length > 0) return refuseFields({})
    if (consequences.differences.length === 0) return goTo(rdvHref(rdv), information('Rien n’a été changé.'))
    if (!isPassedOver(consequences, data)) return verify(rdv, { consequences, sent })

    const { version, confirmed } = data
    const about = { rdvId: rdv.id, organisationId: organisation.id, version, planned, confirmed }
    const edited = await editRdv({ ...about, actor, author, now })
    if (edited.ok) return goTo(rdvHref(rdv), success('Rendez-vous modifié.'))
    if ('errors' in edited)
      return refuseFields(besideFields(edited.errors.map((error) => problemOf(error, organisation.id))))
    if ('warnings' in edited)
      return verify(rdv, { consequences: await consequencesOf(visit, { rdv, before, planned, known: version }), sent })
    return edited.reason === 'change-entre-temps' ? refuseFields({ modification: CHANGED }) : closed(rdv, edited.reason)
  },
})

/** A button of the form that changes the form itself leads back to it, with all that was typed. */
async function subjectOf(visit: OrganisationVisit, req: Request): Promise<Edited | Answer> {
  const rdv = rdvOf(req)
  const before = plannedOf(rdv)
  if (!before)
    return goTo(rdvHref(rdv), warning('Le contexte de ce rendez-vous ne peut pas être lu : il serait perdu.'))
  const asItStands = stateAsItStands(rdv, before, zoneOf(visit.timeZone))
  const here = (state: EditState) =>
    modificationPath(addressOf(rdv), { ...queryOfState(visit, state), ...queryFrom(rdv) })
  if (req.method !== 'POST') {
    const { given, isContextLost } = stateOfAddress(visit, req, asItStands)
    if (isContextLost) return goTo(here(given), warning(typo(CONTEXT_LOST)))
    return { rdv, before, given, sent: {}, isTooLong: false }
  }

  const sent = typedIn(req)
  const given = readState(sent)
  const about = { rdv, before, given, sent }
  if (leadsBack(sent) && encodeURIComponent(here(given)).length > LONGEST_ADDRESS) return { ...about, isTooLong: true }
  if (sent.retour === '1') return goTo(here(given))
  if (sent.changer === '1') return goTo(here({ ...given, ponctuel: given.ponctuel === '1' ? '' : '1' }))
  const picked = await pickerAnswer({
    visit,
    sent,
    usagerIds: participantIdsOf(rdv, given),
    hrefWith: ({ usagerIds, term }) => here({ ...withParticipants(rdv, given, usagerIds), term: term ?? '' }),
  })
  return picked ?? { ...about, isTooLong: false }
}

/** Of 16 KB that a request holds before its body, as written within another address: beyond, the form is shown where it was sent. */
const LONGEST_ADDRESS = 12_000

/** « Entrée » in a field does where it seeks somebody (picker.ts). */
const leadsBack = ({ retour, changer, personne, term, term_shown: shown }: Edited['sent']) =>
  retour === '1' || changer === '1' || (personne === 'entree' ? term !== '' && term !== shown : personne !== undefined)

const TOO_LONG =
  'Ce que vous avez écrit est trop long pour changer ici les participants ou le lieu. Raccourcissez, ou enregistrez d’abord.'

/** The first of each field; what no field mends stands above them all. */
const besideFields = (problems: Consequences['problems']): Record<string, string> =>
  Object.fromEntries(
    problems.toReversed().map(({ field, text }) => [(field && FIELD_IDS[field]) ?? 'modification', text]),
  )

function verify(rdv: RdvFrom, { consequences, sent }: { consequences: Consequences; sent: Edited['sent'] }): Answer {
  const title = 'Vérifiez avant d’enregistrer'
  return showPage(
    verificationPage,
    {
      title,
      consequences,
      action: modificationPath(addressOf(rdv), queryFrom(rdv)),
      fields: [...sentAgain(sent), { name: 'annonce', value: announcedBy(consequences.told) }],
      yes: consequences.points.length > 0 ? 'Enregistrer quand même' : 'Enregistrer',
    },
    422,
  )
}
