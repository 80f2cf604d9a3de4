import type { Request, Response } from 'express'
import { completeFile } from '#domain/people/usager/complete-file.ts'
import { listSwitchedFields } from '#domain/people/usager/informations-queries.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { type BookingRecap, bookingRecapOf } from './booking-recap.ts'
import { etapeAction, etapeHref } from './etape-address.ts'
import type { Asked } from './etape-questions.ts'
import { type StepperShown, stepperOf } from './etape-stepper.ts'
import { informationsForm, valuesOf } from './informations-form.ts'
import type { Journey } from './journey.ts'
import { weekPath } from './lost-creneau.ts'
import { caisses, familySituations, logements } from './social-choices.ts'

type Content = {
  form: Form
  asked: Omit<Asked, 'social'> & { addressDetails: boolean; social: Record<string, boolean> }
  name: string
  isLocked: boolean
  choices: {
    caisses: ReturnType<typeof caisses>
    familySituations: ReturnType<typeof familySituations>
    logements: ReturnType<typeof logements>
  }
  action: string
  back: string
  stepper: StepperShown
  recap: BookingRecap
}
const informationsPage = page<Content>('usagers/prise-de-rdv/informations')

type Step = { journey: Journey; asked: Asked }

export async function show(req: Request, res: Response, { journey, asked }: Step) {
  const form = emptyForm(valuesOf(journey.file, asked))
  render(req, res, { journey, asked: await withDetails(journey, asked), form })
}

/** What is typed is kept on the file at once. */
export async function create(req: Request, res: Response, step: Step) {
  const { journey } = step
  const asked = await withDetails(journey, step.asked)
  const submitted = parseForm(informationsForm(asked), req.body)
  if (!submitted.ok) return render(req, res, { journey, asked, form: submitted.form, status: 422 })

  await completeFile({ usagerId: journey.usager.id, change: submitted.data, onlyEmpty: asked.onlyEmpty })
  res.redirect(303, etapeHref(journey, journey.persons.length > 1 ? 'pour-qui' : 'confirmation'))
}

/** Asked where one of the territoires that know him wants it. */
async function withDetails({ usager }: Journey, asked: Asked) {
  const isAsked = asked.address !== null && !asked.onlyEmpty
  return { ...asked, addressDetails: isAsked && (await listSwitchedFields(usager.id)).includes('addressDetails') }
}

type Shown = { journey: Journey; asked: Asked & { addressDetails: boolean }; form: Form; status?: number }

function render(req: Request, res: Response, { journey, asked, form, status = 200 }: Shown) {
  const stepper = stepperOf(journey, 'informations')
  informationsPage(
    req,
    res,
    {
      title: say('Étape {current} sur {total} : vos informations', { current: stepper.current, total: stepper.total }),
      form,
      asked: { ...asked, social: Object.fromEntries(asked.social.map((field) => [field, true])) },
      name: fullName(journey.file),
      isLocked: journey.usager.isIdentityLocked,
      choices: { caisses: caisses(), familySituations: familySituations(), logements: logements() },
      action: etapeAction(journey, 'informations'),
      back: weekPath(journey.parcours, journey.startsAt.toPlainDate()),
      stepper,
      recap: bookingRecapOf(journey),
    },
    status,
  )
}
