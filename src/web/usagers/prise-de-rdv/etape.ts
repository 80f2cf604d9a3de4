import { type About, formStepsOf, type Screen } from '#web/shared/form-page.ts'
import * as confirmation from './confirmation.ts'
import { askedEtape, type Etape, etapeHref } from './etape-address.ts'
import { nextEtape } from './etape-questions.ts'
import * as informations from './informations.ts'
import { findJourney, type Journey } from './journey.ts'
import * as pourQui from './pour-qui.ts'
import { type JourneyVisit, journeyVisitOf } from './search-visit.ts'

const screens: Record<Etape, Screen<About<JourneyVisit, Journey>>> = {
  informations: informations.screen,
  'pour-qui': pourQui.screen,
  confirmation: confirmation.screen,
}

/** The last pages of a booking. A confirmation sent twice finds its own rdv: only the booking looks at the créneau then. */
export const { show, create } = formStepsOf(journeyVisitOf)({
  subject(visit, req) {
    const address = askedEtape(req.query, visit.invited)
    return findJourney(visit, { ...address, isConfirming: req.method === 'POST' && address.etape === 'confirmation' })
  },
  wanted: ({ subject }) => subject.etape,
  due: ({ subject }) => nextEtape(subject.etape, subject),
  hrefOf: ({ subject }, etape) => etapeHref(subject, etape),
  screens,
})
