import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { type CancelRefusal, cancelRdv } from '#domain/booking/rdv/cancel-rdv.ts'
import { previewStatusChange } from '#domain/telling/notification/preview-status-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { dateTime, dateTimeShort } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { success, warning } from '#web/shared/flash.ts'
import { goTo } from '#web/shared/form-page.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { annulationForm, annulationOptions } from './annulation-form.ts'
import { annulationPath, rdvPath } from './paths.ts'
import { requireRdv, standingOf } from './require-rdv.ts'
import { toldSentences } from './told-words.ts'

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
  async subject(visit, req) {
    const rdv = await requireRdv(req)
    return isOffered(visit, rdv) ? rdv : goTo(rdvPath(paramsOf(rdv)), STATUS_FIRST)
  },
  form: () => annulationForm,
  values: ({ subject }, req) => ({ status: subject.motif.collectif ? 'revoked' : req.query.status }),
  async content({ visit, subject }) {
    const question = typo(
      `Annuler le rendez-vous du ${dateTime(subject.startsAt.toTemporalInstant(), visit.timeZone)} ?`,
    )
    return {
      title: question,
      question,
      options: subject.motif.collectif ? annulationOptions.slice(1) : annulationOptions,
      consequences: await consequencesOf(visit, subject),
      action: annulationPath(paramsOf(subject)),
      fields: [{ name: 'from', value: subject.status }],
      rdvHref: rdvPath(paramsOf(subject)),
    }
  },
  async submit({ visit: { author, now, timeZone }, subject, data }) {
    const cancelled = await cancelRdv({ rdvId: subject.id, ...data, actor: author, now })
    const when = dateTimeShort(subject.startsAt.toTemporalInstant(), timeZone)
    const said = cancelled.ok ? success(`Rendez-vous du ${when} annulé.`) : warning(REFUSALS[cancelled.reason])
    return goTo(rdvPath(paramsOf(subject)), said)
  },
})

const STATUS_FIRST = warning('Ce rendez-vous a déjà un statut. Effacez-le d’abord pour annuler.')

const REFUSALS: Record<CancelRefusal, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'deja-annule': 'Ce rendez-vous était déjà annulé.',
  'statut-change': 'Le statut de ce rendez-vous vient de changer. Il n’est pas annulé.',
  'statut-impossible': 'Un rendez-vous collectif s’annule par le service.',
}

const isOffered = ({ timeZone, now }: OrganisationVisit, rdv: AgentRdv) =>
  standingOf(rdv, { timeZone, now }).choices.includes('revoked')

async function consequencesOf({ author: actor, now }: OrganisationVisit, rdv: AgentRdv) {
  const told = await findToldRdv(rdv.id)
  const sentences = told ? toldSentences(previewStatusChange(told, { status: 'revoked', actor, now })) : []
  const silence = sentences.length > 0 ? [] : ['Aucun message n’est envoyé.']
  return [...sentences, ...silence, 'L’horaire redevient libre.', 'Le rendez-vous reste dans l’agenda et l’historique.']
}

const paramsOf = ({ id, organisationId }: AgentRdv) => ({ organisationId, rdvId: id })
