import { z } from 'zod'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { excusing } from '#domain/booking/rdv/status-change.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { previewStatusChange } from '#domain/telling/notification/preview-status-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { say } from '#lib/say.ts'
import { dayShort } from '#lib/spoken-words.ts'
import { goTo } from '#web/shared/answer.ts'
import { fact, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { formPage, type UsagerVisit } from '../visit.ts'
import { annulationWords } from './annulation-words.ts'
import { annulationPath, rdvPath } from './paths.ts'
import { leaveReason } from './rdv-changes.ts'
import { timesOf } from './rdv-facts.ts'
import { rdvOf } from './rdv-reader.ts'

type Content = { consequences: string[]; text: string | null; yes: string; no: string; action: string; back: string }

/** Asks before the rdv, or the inscription to a rdv collectif, is cancelled. */
export const { show, create } = formPage({
  page: page<Content>('usagers/rdvs/annulation'),
  subject({ actor, now }, req) {
    const rdv = rdvOf(req)
    const reason = usagerRdvRules.stopComing(actor, rdv, now)
    return reason ? refused(rdv, reason) : rdv
  },
  form: () => z.object({}),
  async content({ visit, subject }) {
    const about = { day: dayShort(timesOf(subject).startsAt), told: await whoIsTold(visit, subject) }
    const { question, ...words } = annulationWords(subject, about)
    const addresses = { action: annulationPath({ rdvId: subject.id }), back: rdvPath({ rdvId: subject.id }) }
    return { title: question, ...words, text: subject.motif.customCancelWarningMessage, ...addresses }
  },
  async submit({ visit: { actor: by, author: actor, now }, subject }) {
    const left = await leaveRdv({ rdvId: subject.id, by, actor, now })
    return left.ok ? goTo(rdvPath({ rdvId: subject.id }), fact(done(subject))) : refused(subject, left.reason)
  },
})

/** The very messages that will leave say so. */
async function whoIsTold({ actor: by, author: actor, now }: UsagerVisit, rdv: UsagerRdv) {
  const told = await findToldRdv(rdv.id)
  const asked = excusing(usagerRdvRules.familyOf(by, rdv))
  const people = told ? previewStatusChange(told, asked, { actor, now }) : []
  return { usager: people.some(({ type }) => type === 'usager'), service: people.some(({ type }) => type === 'agent') }
}

const done = ({ motif }: UsagerRdv) =>
  motif.collectif ? say('Votre inscription est annulée') : say('Votre rendez-vous est annulé')

/** The page of the rdv says what can still be done, and whom to call. */
function refused(rdv: UsagerRdv, reason: usagerRdvRules.LeaveRefusal) {
  return goTo(rdvPath({ rdvId: rdv.id }), warning(leaveReason(reason, rdv)))
}
