import { z } from 'zod'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import { type RemovalOutcome, removeRdv } from '#domain/booking/rdv/remove-rdv.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { dateTime } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { Forbidden } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { organisationFormPage } from '../visit.ts'
import { rdvsPath, suppressionPath } from './paths.ts'
import { addressOf, queryFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { whoOf } from './rdv-who.ts'
import { removedSentences, SILENCE } from './told.ts'
import type { Asked } from './verification.ts'

type Refusal = Exclude<Extract<RemovalOutcome, { ok: false }>['reason'], 'change-entre-temps'>

/** What goes and who is told, before a rdv is deleted for ever: by those who administer its organisation. */
export const { show, create } = organisationFormPage({
  page: page<Asked & { question: string; consequences: string[] }>('agents/rdvs/suppression'),
  subject({ actor }, req) {
    const rdv = rdvOf(req)
    const refusal = rdvRules.destroy(actor, rdv)
    if (refusal) throw new Forbidden(REFUSALS[refusal])
    return rdv
  },
  form: () => z.object({ version: z.string().min(1).max(20) }),
  async content({ visit, subject: rdv }, form) {
    const version = await findRdvVersion(rdv.id)
    const isChanged = typeof form.values.version === 'string' && form.values.version !== version
    const when = dateTime(rdv.startsAt.toTemporalInstant(), visit.timeZone)
    const question = typo(`Supprimer le rendez-vous du ${when} (${whoOf(rdv)}) ?`)
    const told = await findToldRdv(rdv.id)
    const sentences = told ? removedSentences(told, visit) : []
    return {
      title: question,
      question,
      consequences: [
        ...(isChanged
          ? ['Ce rendez-vous a changé depuis que vous avez ouvert cette page. Relisez avant de le supprimer.']
          : []),
        'Le rendez-vous, ses participations et son historique disparaissent. La suppression ne se rattrape pas.',
        ...(sentences.length > 0 ? sentences : [SILENCE]),
        'Pour un rendez-vous qui n’aura pas lieu, préférez « annulé » : les personnes sont prévenues et l’historique reste.',
      ],
      action: suppressionPath(addressOf(rdv), queryFrom(rdv)),
      rdvHref: rdvHref(rdv),
      fields: [{ name: 'version', value: version }],
    }
  },
  async submit({ visit: { actor, author, now }, subject: rdv, data }) {
    const { organisationId } = rdv
    const removed = await removeRdv({ actor, author, organisationId, rdvId: rdv.id, version: data.version, now })
    const reason = removed.ok ? null : removed.reason
    if (reason === 'change-entre-temps') return refuseFields({})
    const said = reason ? warning(REFUSALS[reason]) : success('Rendez-vous supprimé.')
    return goTo(rdvsPath({ organisationId }), said)
  },
})

const REFUSALS: Record<Refusal, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'autre-organisation': 'Supprimer un rendez-vous est réservé à ceux qui administrent son organisation.',
  'reserve-aux-admins': 'Supprimer un rendez-vous est réservé à ceux qui administrent son organisation.',
}
