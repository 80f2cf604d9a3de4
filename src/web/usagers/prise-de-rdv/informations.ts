import { listSwitchedFields } from '#domain/people/usager/informations-queries.ts'
import { updateFile } from '#domain/people/usager/update-file.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { type About, formScreen } from '#web/shared/form-page.ts'
import { type Asked, fileForm, fileValues, type QuestionShown, questionsShown } from '../file-form.ts'
import { page } from '../page.ts'
import { bookingRecapOf } from './booking-recap.ts'
import { etapeAction, etapeHref } from './etape-address.ts'
import { type StepShown, stepOf } from './etape-step.ts'
import type { Journey } from './journey.ts'
import { weekHref } from './lost-creneau.ts'
import type { Recap } from './recap.ts'
import type { JourneyVisit } from './search-visit.ts'

type Content = {
  questions: QuestionShown[]
  name: string
  firstName: string
  /** What it says may be shown, and changed. */
  showsFile: boolean
  isLocked: boolean
  action: string
  back: string
  step: StepShown
  recap: Recap
}

/** What is typed is kept on the file at once. */
export const screen = formScreen({
  page: page<Content>('usagers/prise-de-rdv/informations'),
  form: async (about: About<JourneyVisit, Journey>) => fileForm(await withDetails(about)),
  values: ({ subject }) => (subject.onlyEmpty ? {} : fileValues(subject.file)),
  async content(about, form) {
    const { visit, subject } = about
    return {
      title: say('Vos informations'),
      questions: questionsShown(await withDetails(about), form),
      name: fullName(subject.file),
      firstName: subject.file.firstName,
      showsFile: !subject.onlyEmpty,
      isLocked: visit.usager.isIdentityLocked,
      action: etapeAction(subject, 'informations'),
      back: weekHref(subject.parcours, subject.startsAt.toPlainDate()),
      step: stepOf(visit.actor, 'informations'),
      recap: bookingRecapOf(subject),
    }
  },
  async submit({ visit, subject, data }) {
    await updateFile({ usagerId: visit.usager.id, change: data, onlyEmpty: subject.onlyEmpty })
    return goTo(etapeHref(subject, subject.persons.length > 1 ? 'pour-qui' : 'confirmation'))
  },
})

/** Those of the address are asked where one of the territoires that know him wants them. */
async function withDetails({ visit, subject }: About<JourneyVisit, Journey>): Promise<Asked> {
  const { asked, onlyEmpty } = subject
  const asksAddress = !onlyEmpty && (asked.address || asked.requiredAddress)
  const addressDetails = asksAddress && (await listSwitchedFields(visit.usager.id)).includes('addressDetails')
  return { ...asked, addressDetails: Boolean(addressDetails) }
}
