import type { Request, Response } from 'express'
import * as procheRules from '#domain/people/proche/proche-rules.ts'
import { addProche } from '#domain/people/proche/write-proche.ts'
import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { writeAntsNumbers } from '#domain/people/usager/complete-file.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { authorOf } from '../session.ts'
import { type BookingRecap, bookingRecapOf } from './booking-recap.ts'
import { etapeAction, etapeHref } from './etape-address.ts'
import { type StepperShown, stepperOf } from './etape-stepper.ts'
import { chosenPersons, type Journey } from './journey.ts'
import { personWords } from './person-words.ts'
import { antsField, NEW, type PourQui, parsePourQui, type Question, tickedIn } from './pour-qui-form.ts'

type Content = {
  form: Form
  persons: { value: string; text: string; hint: string | null }[]
  chosen: string[]
  /** Value of « une autre personne »; null where nobody may be added. */
  another: string | null
  several: boolean
  asked: { birth: boolean; ants: boolean }
  numbers: { field: string; value: string; name: string }[]
  action: string
  back: string
  stepper: StepperShown
  recap: BookingRecap
}
const pourQuiPage = page<Content>('usagers/prise-de-rdv/pour-qui')

type Step = { journey: Journey; several: boolean; isMairie: boolean }

export function show(req: Request, res: Response, step: Step) {
  const chosen = chosenPersons(step.journey, step.several).map(({ id }) => String(id))
  render(req, res, step, { form: emptyForm(), chosen })
}

export async function create(req: Request, res: Response, step: Step) {
  const { journey } = step
  const submitted = parsePourQui(questionOf(step), req.body)
  if (!submitted.ok) return render(req, res, step, { form: submitted.form, chosen: tickedIn(req.body), status: 422 })

  const user_ids = await personsOf(journey, submitted.data)
  res.redirect(303, etapeHref({ ...journey, parcours: { ...journey.parcours, user_ids } }, 'confirmation'))
}

/** A proche who was not known is from now on, with the number of his passport or card. */
async function personsOf({ actor, usager }: Journey, { usagerIds, newProche, antsNumbers }: PourQui) {
  const responsibleId = usager.responsibleId ?? usager.id
  const newId = newProche && (await addProche(actor, { responsibleId, proche: newProche.fields }))
  const numbers = new Map(antsNumbers)
  if (newId && newProche.antsNumber) numbers.set(newId, newProche.antsNumber)
  const familyIds = [...actor.familyIds, ...(newId ? [newId] : [])]
  await writeAntsNumbers(numbers, { familyIds, actor: authorOf(usager) })
  return newId ? [...usagerIds, newId] : usagerIds
}

const questionOf = ({ journey, several }: Pick<Step, 'journey' | 'several'>): Question => ({
  persons: journey.persons,
  canAdd: procheRules.add(journey.actor) === null,
  requiresAnts: requiresAnts(journey),
  several,
})

const requiresAnts = ({ motif }: Journey) => motif.motifCategory?.requiresAntsNumber ?? false

type Shown = { form: Form; chosen: string[]; status?: number }

function render(req: Request, res: Response, step: Step, { form, chosen, status = 200 }: Shown) {
  const { journey, several, isMairie } = step
  const stepper = stepperOf(journey, 'pour-qui')
  const today = journey.now.toZonedDateTimeISO(journey.startsAt.timeZoneId).toPlainDate()
  pourQuiPage(
    req,
    res,
    {
      title: say('Étape {current} sur {total} : pour qui ?', { current: stepper.current, total: stepper.total }),
      form,
      persons: journey.persons.map((person) => optionOf(person, { today, isSelf: person.id === journey.usager.id })),
      chosen,
      another: procheRules.add(journey.actor) === null ? NEW : null,
      several,
      asked: { birth: !isMairie, ants: requiresAnts(journey) },
      numbers: requiresAnts(journey) ? journey.persons.filter(isWithoutNumber).map(numberOf) : [],
      action: etapeAction(journey, 'pour-qui'),
      back: etapeHref(journey, 'informations'),
      stepper,
      recap: bookingRecapOf(journey),
    },
    status,
  )
}

function optionOf(person: Person, { today, isSelf }: { today: Temporal.PlainDate; isSelf: boolean }) {
  const { name, birth } = personWords(person, today)
  return { value: String(person.id), text: isSelf ? say('Vous, {name}', { name }) : name, hint: birth }
}

const isWithoutNumber = ({ antsPreDemandeNumber }: Person) => !antsPreDemandeNumber
const numberOf = ({ id, firstName }: Person) => ({ field: antsField(id), value: String(id), name: firstName })
