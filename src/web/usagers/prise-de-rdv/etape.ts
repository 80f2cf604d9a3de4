import type { Request, Response } from 'express'
import { brandOf } from '#web/shared/page.ts'
import { notFound } from '#web/shared/refusal.ts'
import * as confirmation from './confirmation.ts'
import { type Etape, etapeHref } from './etape-address.ts'
import { type Asked, askedOf, hasChoice, nextStep } from './etape-questions.ts'
import * as informations from './informations.ts'
import { chosenPersons, type Journey, requireJourney } from './journey.ts'
import * as pourQui from './pour-qui.ts'

type Reached = { journey: Journey; asked: Asked; several: boolean; isMairie: boolean }

type Screen = Record<'show' | 'create', (req: Request, res: Response, reached: Reached) => unknown>

const screens: Record<Etape, Screen> = {
  informations,
  'pour-qui': { show: pourQui.show, create: pourQui.create },
  confirmation,
}

/** The last pages of a booking: informations, for whom, confirmation. */
export async function show(req: Request, res: Response) {
  const reached = await reach(req, res)
  if (reached) await screens[stepOf(reached, reached.journey.step)].show(req, res, reached)
}

/** A confirmation sent twice finds its own rdv: only the booking itself looks at the créneau then. */
export async function create(req: Request, res: Response) {
  const reached = await reach(req, res)
  if (!reached) return
  const { step } = reached.journey
  if (!step) throw notFound()
  const due = stepOf(reached, step)
  if (due !== step) return res.redirect(303, etapeHref(reached.journey, due))
  await screens[step].create(req, res, reached)
}

async function reach(req: Request, res: Response): Promise<Reached | null> {
  const journey = await requireJourney(req, res)
  const isMairie = brandOf(req).code === 'rdv_mairie'
  return (
    journey && {
      journey,
      isMairie,
      several: isMairie && journey.collectifId === null,
      asked: askedOf({ ...journey, isMairie }),
    }
  )
}

const stepOf = ({ journey, asked, several }: Reached, wanted: Etape | null) =>
  nextStep(wanted, {
    asked,
    file: journey.file,
    chosen: chosenPersons(journey, several).length,
    hasChoice: hasChoice(journey),
  })
