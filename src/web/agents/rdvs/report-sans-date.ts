import { z } from 'zod'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import * as reportRules from '#domain/booking/rdv/report-rules.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { dateTime } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { statusRefusalWords, TIME_IS_FREE } from '../status-words.ts'
import { organisationFormPage } from '../visit.ts'
import { reportSansDatePath } from './paths.ts'
import { addressOf, queryFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { reportRefusalWords } from './report.ts'
import { SILENCE, toldSentences } from './told.ts'
import type { Asked } from './verification.ts'

/** Without a date yet: the service cancels, and its usagers choose themselves where the motif lets them. */
export const { show, create } = organisationFormPage({
  page: page<Asked & { question: string; consequences: string[] }>('agents/rdvs/report-sans-date'),
  subject(_visit, req) {
    const rdv = rdvOf(req)
    const refusal = reportRules.report(rdv)
    return refusal ? goTo(rdvHref(rdv), warning(reportRefusalWords[refusal])) : rdv
  },
  form: () => z.object({ from: z.literal('unknown') }),
  unfit: ({ subject }) => goTo(rdvHref(subject), warning('Reportez ce rendez-vous depuis sa page.')),
  async content({ visit, subject: rdv }) {
    const when = dateTime(rdv.startsAt.toTemporalInstant(), visit.timeZone)
    const question = typo(`Reporter sans date le rendez-vous du ${when} ?`)
    const asked = { of: 'rdv', status: 'revoked', isPostponed: true } as const
    const told = toldSentences(await findToldRdv(rdv.id), asked, visit)
    return {
      title: question,
      question,
      consequences: [
        'Le rendez-vous est annulé par le service.',
        TIME_IS_FREE,
        ...(told.length > 0 ? [...told, linkWords(rdv)] : [SILENCE]),
        'Le rendez-vous reste dans l’agenda et l’historique.',
      ],
      action: reportSansDatePath(addressOf(rdv), queryFrom(rdv)),
      rdvHref: rdvHref(rdv),
      fields: [{ name: 'from', value: 'unknown' }],
    }
  },
  async submit({ visit: { author: actor, now }, subject: rdv, data: { from } }) {
    const change = { rdvId: rdv.id, from, status: 'revoked', isPostponed: true } as const
    const cancelled = await changeRdvStatus({ ...change, actor, now })
    const said = cancelled.ok
      ? success('Rendez-vous annulé, à reprendre à une autre date.')
      : warning(statusRefusalWords[cancelled.reason])
    return goTo(rdvHref(rdv), said)
  },
})

const linkWords = ({ motif }: { motif: { bookableBy: string } }) =>
  motif.bookableBy === 'everyone'
    ? 'Le message porte un lien pour choisir soi-même un autre horaire.'
    : 'Ce motif ne se réserve pas en ligne : le message dit qu’une autre date reste à fixer, sans lien.'
