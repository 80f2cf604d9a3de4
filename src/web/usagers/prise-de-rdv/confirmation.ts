import { z } from 'zod'
import { say } from '#lib/say.ts'
import { Answer, goTo } from '#web/shared/answer.ts'
import { type About, formScreen } from '#web/shared/form-page.ts'
import { page } from '../page.ts'
import { lendRdv } from '../rdvs/lend-rdv.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { confidentialitePath } from '../site/paths.ts'
import { bookingRecapOf } from './booking-recap.ts'
import { confirmBooking } from './confirm-booking.ts'
import { contactRowsOf, personRowOf } from './confirmation-facts.ts'
import { etapeAction, etapeHref } from './etape-address.ts'
import { type StepShown, stepOf } from './etape-step.ts'
import type { Journey } from './journey.ts'
import type { HoldShown, RecapRow } from './recap.ts'
import { replacedRows } from './replaced-row.ts'
import type { JourneyVisit } from './search-visit.ts'

type Content = {
  facts: RecapRow[]
  contact: RecapRow[]
  hold: HoldShown | null
  isCollectif: boolean
  action: string
  back: { href: string; text: string }
  privacy: string
  step: StepShown
}

/** The whole rdv, before it is taken; then its page opens. */
export const screen = formScreen({
  page: page<Content>('usagers/prise-de-rdv/confirmation'),
  form: (_about: About<JourneyVisit, Journey>) => z.object({}),
  content({ visit, subject }) {
    const { rows, hold } = bookingRecapOf(subject)
    return {
      title: say('Tout est juste ?'),
      facts: [...rows, ...replacedRows(subject.coming), personRowOf(subject, visit.now)],
      contact: contactRowsOf(subject),
      hold,
      isCollectif: subject.collectifId !== null,
      action: etapeAction(subject, 'confirmation'),
      back: subject.hasChoice
        ? { href: etapeHref(subject, 'pour-qui'), text: say('Revenir à « Pour qui ? »') }
        : { href: etapeHref(subject, 'informations'), text: say('Revenir à vos informations') },
      privacy: confidentialitePath(),
      step: stepOf(visit.actor, 'confirmation'),
    }
  },
  async submit({ visit, subject }, req) {
    const taken = await confirmBooking(visit, subject)
    if (taken instanceof Answer) return taken
    lendRdv(req, taken.rdvId)
    return goTo(rdvPath({ rdvId: taken.rdvId }), taken.said)
  },
})
