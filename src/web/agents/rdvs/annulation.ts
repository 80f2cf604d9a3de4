import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { isToCome } from '#domain/booking/rdv/rdv.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import { isCancelledStatus } from '#domain/booking/status/status.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { dateTime, dateTimeShort } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { words } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { queryOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { choiceWords, statusRefusalWords, TIME_IS_FREE } from '../status-words.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { annulationForm } from './annulation-form.ts'
import { annulationPath } from './paths.ts'
import { addressOf, queryFrom, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'

import { SILENCE, toldSentences } from './told.ts'

type Content = {
  question: string
  consequences: string[]
  options: readonly { value: string; text: string }[]
  action: string
  fields: { name: string; value: string }[]
  rdvHref: string
}

export const { show, create } = organisationFormPage({
  page: page<Content>('agents/rdvs/annulation'),
  subject(visit, req) {
    const rdv = rdvOf(req)
    const refusal = statusRules.change(rdv, { from: rdv.status, status: 'revoked' }, visit)
    return refusal ? goTo(rdvHref(rdv), warning(BEFORE[refusal])) : rdv
  },
  form: () => annulationForm,
  values: ({ subject }, req) => ({
    status: subject.motif.collectif ? 'revoked' : queryOf(req, { status: words }).status,
  }),
  async content({ visit, subject }) {
    const question = typo(
      `Annuler le rendez-vous du ${dateTime(subject.startsAt.toTemporalInstant(), visit.timeZone)} ?`,
    )
    return {
      title: question,
      question,
      options: statusRules.offered(subject, visit).filter(isCancelledStatus).map(optionOf),
      consequences: await consequencesOf(visit, subject),
      action: annulationPath(addressOf(subject), queryFrom(subject)),
      fields: [{ name: 'from', value: subject.status }],
      rdvHref: rdvHref(subject),
    }
  },
  async submit({ visit: { author, now, timeZone }, subject, data }) {
    const cancelled = await changeRdvStatus({ rdvId: subject.id, ...data, actor: author, now })
    const when = dateTimeShort(subject.startsAt.toTemporalInstant(), timeZone)
    const said = cancelled.ok ? success(`Rendez-vous du ${when} annulé.`) : warning(REFUSALS[cancelled.reason])
    return goTo(rdvHref(subject), said)
  },
})

const optionOf = (status: statusRules.Status) => ({ value: status, text: choiceWords[status].text })

const REFUSALS: typeof statusRefusalWords = {
  ...statusRefusalWords,
  'statut-change': 'Le statut de ce rendez-vous vient de changer. Il n’est pas annulé.',
  'statut-impossible': 'Un rendez-vous collectif s’annule par le service.',
}

/** Instead of the page. */
const BEFORE: Record<statusRules.StatusRefusal, string> = {
  ...statusRefusalWords,
  'deja-annule': 'Ce rendez-vous est déjà annulé.',
  'statut-impossible': 'Ce rendez-vous a déjà un statut. Effacez-le d’abord pour annuler.',
}

async function consequencesOf(visit: OrganisationVisit, rdv: RdvFrom) {
  const sentences = toldSentences(await findToldRdv(rdv.id), { of: 'rdv', status: 'revoked' }, visit)
  const silence = sentences.length > 0 ? [] : [SILENCE]
  const freed = isToCome(rdv, visit.now) ? [TIME_IS_FREE] : []
  return [...sentences, ...silence, ...freed, 'Le rendez-vous reste dans l’agenda et l’historique.']
}
