import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { dateTime } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { goTo, showInstead } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { statusWords } from '#web/shared/rdv-status-words.ts'
import { pointOf } from '../checks/check-words.ts'
import { page } from '../page.ts'
import { choiceWords, statusRefusalWords } from '../status-words.ts'
import { organisationFormPage } from '../visit.ts'
import { statutPath } from './paths.ts'
import { addressOf, queryFrom, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'

import { statutForm } from './statut-form.ts'
import { SILENCE, toldSentences } from './told.ts'
import { type Asked, verification } from './verification.ts'

/** Asks before the status of a rdv to come is taken back; the menu of the sheet sends the others at once. */
export const { show: edit, create: update } = organisationFormPage({
  page: page<Asked & { question: string; consequences: string[] }>('agents/rdvs/statut'),
  subject: (_visit, req) => rdvOf(req),
  unfit: ({ subject }) => goTo(rdvHref(subject), warning('Choisissez un statut dans le menu.')),
  hidden: ({ visit, subject }) =>
    statusRules.offered(subject, visit).includes('unknown') ? null : goTo(rdvHref(subject)),
  form: () => statutForm,
  async content({ visit, subject }) {
    const when = dateTime(subject.startsAt.toTemporalInstant(), visit.timeZone)
    const question = typo(`Effacer le statut du rendez-vous du ${when} ?`)
    const told = toldSentences(await findToldRdv(subject.id), { of: 'rdv', status: 'unknown' }, visit)
    const consequences = [choiceWords.unknown.meaning, ...(told.length > 0 ? told : [SILENCE])]
    return { title: question, question, consequences, ...askedOf(subject, [{ name: 'status', value: 'unknown' }]) }
  },
  async submit({ visit: { author: actor, now, timeZone }, subject, data }) {
    const changed = await changeRdvStatus({ rdvId: subject.id, ...data, actor, now })
    if (!changed.ok && changed.reason === 'a-verifier') return showInstead(warn(subject, changed.warnings, timeZone))
    return goTo(rdvHref(subject), changed.ok ? done(data.status) : warning(statusRefusalWords[changed.reason]))
  },
})

const done = (status: statusRules.Status) =>
  success(status === 'unknown' ? 'Statut effacé.' : typo(`Statut enregistré : ${statusWords[status]}.`))

const warn = (rdv: RdvFrom, warnings: readonly RdvWarning[], timeZone: string) =>
  verification(
    warnings.map((one) => ({ ...pointOf(one, timeZone), mend: null })),
    askedOf(rdv, [{ name: 'status', value: 'unknown' }]),
  )

const askedOf = (rdv: RdvFrom, fields: Asked['fields']): Asked => ({
  action: statutPath(addressOf(rdv), queryFrom(rdv)),
  rdvHref: rdvHref(rdv),
  fields: [...fields, { name: 'from', value: rdv.status }],
})
