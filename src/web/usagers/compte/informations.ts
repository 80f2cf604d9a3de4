import { z } from 'zod'
import {
  findInformations,
  findTerritoiresOf,
  type Informations,
  type SwitchedField,
} from '#domain/people/usager/informations-queries.ts'
import { updateFile } from '#domain/people/usager/update-file.ts'
import { lockedFieldsOf } from '#domain/people/usager/usager-fields.ts'
import { plainDate } from '#lib/day.ts'
import { withEach } from '#lib/keys-with.ts'
import { homeOf, isMobile } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { date } from '#lib/spoken-words.ts'
import { localDay } from '#lib/zone.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { success, warning } from '#web/shared/flash.ts'
import { type Asked, fileForm, fileValues, type QuestionShown, questionsShown } from '../file-form.ts'
import { page } from '../page.ts'
import { prochesPath } from '../proches/paths.ts'
import { formPage, type UsagerVisit } from '../visit.ts'
import {
  changementDeMotDePassePath,
  connexionsPath,
  consultationsPath,
  courrielPath,
  informationsPath,
  mesDonneesPath,
  suppressionDuComptePath,
} from './paths.ts'
import { retourOf } from './retour.ts'

type Content = {
  known: Informations
  given: Fact[]
  questions: QuestionShown[]
  /** From the last page of a booking: where to come back. */
  retour: string | null
  paths: Record<
    'action' | 'email' | 'password' | 'proches' | 'consultations' | 'connexions' | 'file' | 'deletion',
    string
  >
}

export const { show: edit, create: update } = formPage({
  page: page<Content>('usagers/compte/informations'),
  async subject(visit, req) {
    const known = await findInformations(visit.usager.id)
    const { asked, departements } = await findTerritoiresOf(visit.usager.id)
    return { known, asked: askedOf(visit, asked), departements, retour: retourOf(req) }
  },
  form: ({ visit, subject: { known, asked, departements } }, typed) =>
    fileForm(asked, {
      today: localDay(visit.now, 'Europe/Paris'),
      departement: homeOf(addressIn(typed) ?? known.address, departements),
    }),
  values: ({ subject }) => fileValues(subject.known),
  content: ({ visit, subject: { known, asked, retour } }, form) => ({
    title: say('Vos informations'),
    known,
    given: lockedFieldsOf(visit.usager).map((field) => givenFacts[field](known)),
    questions: questionsShown(asked, form),
    retour,
    paths: { ...PATHS, email: courrielPath({}, { retour }) },
  }),
  async submit({ visit, subject: { retour }, data }) {
    await updateFile({ usagerId: visit.usager.id, change: data })
    const { phoneNumber, notifyBySms } = data
    const isSilent = notifyBySms && phoneNumber && !isMobile(phoneNumber)
    return goTo(
      retour ?? informationsPath(),
      isSilent
        ? warning(say('Vos informations sont enregistrées. Ce numéro ne reçoit pas de SMS.'))
        : success(say('Vos informations sont enregistrées.')),
    )
  },
})

/** What is written beside the number says where one is, as soon as it is typed. */
const addressIn = (typed: unknown) => z.object({ address: text }).safeParse(typed).data?.address || null

type Fact = { term: string; value: string | null; mention: string }

const givenFacts = {
  firstName: ({ firstName: value }: Informations) => ({
    term: say('Prénom'),
    value,
    mention: say('Donné par FranceConnect'),
  }),
  birthName: ({ birthName: value }: Informations) => ({
    term: say('Nom de naissance'),
    value,
    mention: say('Donné par FranceConnect'),
  }),
  birthDate: ({ birthDate }: Informations) => ({
    term: say('Date de naissance'),
    value: birthDate && date(plainDate(birthDate)),
    mention: say('Donnée par FranceConnect'),
  }),
} as const satisfies Record<ReturnType<typeof lockedFieldsOf>[number], (known: Informations) => Fact>

/** What FranceConnect gave is not asked again; a territoire may ask for more. */
function askedOf({ usager, brand }: UsagerVisit, switched: readonly SwitchedField[]): Asked {
  const isFree = (field: keyof typeof givenFacts) => !lockedFieldsOf(usager).includes(field)
  return {
    firstName: isFree('firstName'),
    lastName: true,
    birthName: isFree('birthName') && brand.asksBirthAndAddress,
    birthDate: isFree('birthDate') && brand.asksBirthAndAddress,
    phoneNumber: true,
    address: brand.asksBirthAndAddress,
    notifications: true,
    ...withEach(switched, true),
  }
}

const PATHS = {
  action: informationsPath(),
  password: changementDeMotDePassePath(),
  proches: prochesPath(),
  consultations: consultationsPath(),
  connexions: connexionsPath(),
  file: mesDonneesPath(),
  deletion: suppressionDuComptePath(),
}
