import { addProche } from '#domain/people/proche/write-proche.ts'
import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { writeAntsNumbers } from '#domain/people/usager/update-file.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { goTo } from '#web/shared/answer.ts'
import { type About, formScreen } from '#web/shared/form-page.ts'
import { page } from '../page.ts'
import { bookingRecapOf } from './booking-recap.ts'
import { etapeAction, etapeHref } from './etape-address.ts'
import { requiresAnts } from './etape-questions.ts'
import { type StepShown, stepOf } from './etape-step.ts'
import type { Journey } from './journey.ts'
import { personOption } from './person-words.ts'
import { antsField, NEW, type PourQui, pourQuiForm, tickedIn } from './pour-qui-form.ts'
import type { Recap } from './recap.ts'
import type { JourneyVisit } from './search-visit.ts'

type Content = {
  persons: { value: string; text: string; hint: string | null }[]
  chosen: string[]
  /** Value of « une autre personne »; null where nobody may be added. */
  another: string | null
  several: boolean
  asked: { birth: boolean; ants: boolean }
  numbers: { field: string; value: string; name: string }[]
  action: string
  back: string
  step: StepShown
  recap: Recap
}

export const screen = formScreen({
  page: page<Content>('usagers/prise-de-rdv/pour-qui'),
  form: ({ subject }: About<JourneyVisit, Journey>, typed) => pourQuiForm(subject, typed),
  values: ({ subject }) => ({ usager_ids: subject.chosen.map(({ id }) => String(id)) }),
  content({ visit, subject }, form) {
    const today = localDay(visit.now, subject.startsAt.timeZoneId)
    const ants = requiresAnts(subject.motif)
    return {
      title: say('Pour qui est ce rendez-vous ?'),
      persons: subject.persons.map((person) => personOption(person, { today, selfId: visit.usager.id })),
      chosen: tickedIn(form.values),
      another: subject.canAddProche ? NEW : null,
      several: subject.several,
      asked: { birth: visit.brand.asksBirthAndAddress, ants },
      numbers: ants ? subject.persons.filter(isWithoutNumber).map(numberOf) : [],
      action: etapeAction(subject, 'pour-qui'),
      back: etapeHref(subject, 'informations'),
      step: stepOf(visit.actor, 'pour-qui'),
      recap: bookingRecapOf(subject),
    }
  },
  async submit({ visit, subject, data }) {
    const parcours = { ...subject.parcours, user_ids: await personsOf(visit, data) }
    return goTo(etapeHref({ ...subject, parcours }, 'confirmation'))
  },
})

/** A proche who was not known is from now on, with the number of his passport or card. */
async function personsOf({ usager, actor, author }: JourneyVisit, { usagerIds, newProche, antsNumbers }: PourQui) {
  const responsibleId = usager.responsibleId ?? usager.id
  const newId = newProche && (await addProche(actor, { responsibleId, proche: newProche.fields }))
  const numbers = new Map(antsNumbers)
  if (newId && newProche.antsNumber) numbers.set(newId, newProche.antsNumber)
  const familyIds = [...actor.familyIds, ...(newId ? [newId] : [])]
  await writeAntsNumbers(numbers, { familyIds, actor: author })
  return newId ? [...usagerIds, newId] : usagerIds
}

const isWithoutNumber = ({ antsPreDemandeNumber }: Person) => !antsPreDemandeNumber
const numberOf = ({ id, firstName }: Person) => ({ field: antsField(id), value: String(id), name: firstName })
