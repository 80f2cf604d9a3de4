import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { confidentialitePath } from '../site/paths.ts'
import { type BookingRecap, bookingRecapOf, placeRowOf, reasonOf, whenOf } from './booking-recap.ts'
import { confirmBooking } from './confirm-booking.ts'
import { contactRowsOf, type FactRow, personRowOf } from './confirmation-facts.ts'
import { etapeAction, etapeHref } from './etape-address.ts'
import { type Asked, hasChoice } from './etape-questions.ts'
import { type StepperShown, stepperOf } from './etape-stepper.ts'
import { chosenPersons, type Journey } from './journey.ts'

type Content = {
  facts: FactRow[]
  contact: FactRow[]
  hold: BookingRecap['hold']
  isCollectif: boolean
  action: string
  back: { href: string; text: string }
  privacy: string
  stepper: StepperShown
}
const confirmationPage = page<Content>('usagers/prise-de-rdv/confirmation')

type Step = { journey: Journey; asked: Asked; several: boolean }

/** The whole rdv, before it is taken. */
export function show(req: Request, res: Response, { journey, asked, several }: Step) {
  const stepper = stepperOf(journey, 'confirmation')
  const mayChoose = hasChoice(journey)
  confirmationPage(req, res, {
    title: say('Étape {current} sur {total} : vérifiez et confirmez', {
      current: stepper.current,
      total: stepper.total,
    }),
    facts: [
      whenOf(journey),
      placeRowOf(journey),
      reasonOf(journey),
      personRowOf(journey, { chosen: chosenPersons(journey, several), mayChoose }),
    ],
    contact: contactRowsOf(journey, asked),
    hold: bookingRecapOf(journey).hold,
    isCollectif: journey.collectifId !== null,
    action: etapeAction(journey, 'confirmation'),
    back: mayChoose
      ? { href: etapeHref(journey, 'pour-qui'), text: say('Revenir à « Pour qui ? »') }
      : { href: etapeHref(journey, 'informations'), text: say('Revenir à vos informations') },
    privacy: confidentialitePath(),
    stepper,
  })
}

export async function create(req: Request, res: Response, { journey, several }: Step) {
  await confirmBooking(req, res, { journey, persons: chosenPersons(journey, several) })
}
