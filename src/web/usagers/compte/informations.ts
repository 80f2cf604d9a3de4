import type { Request } from 'express'
import { findInformations, type Informations, listSwitchedFields } from '#domain/people/usager/informations-queries.ts'
import { updateFile } from '#domain/people/usager/update-file.ts'
import { plainDate } from '#lib/day.ts'
import { withEach } from '#lib/keys-with.ts'
import { localAddress } from '#lib/local-address.ts'
import { isMobile } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { longAddress } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { bodyOf, queryOf } from '#web/shared/sent.ts'
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

type Content = {
  known: Informations
  birthDate: Temporal.PlainDate | null
  isLocked: boolean
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
  subject: async (visit, req) => ({
    known: await findInformations(visit.usager.id),
    asked: await askedOf(visit),
    retour: retourOf(req),
  }),
  form: ({ subject }) => fileForm(subject.asked),
  values: ({ subject }) => fileValues(subject.known),
  content: ({ visit, subject: { known, asked, retour } }, form) => ({
    title: say('Vos informations'),
    known,
    birthDate: known.birthDate && plainDate(known.birthDate),
    isLocked: visit.usager.isIdentityLocked,
    questions: questionsShown(asked, form),
    retour,
    paths: PATHS,
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

/** Asked by the last page of a booking, then kept by the form. */
function retourOf(req: Request) {
  const field = { retour: longAddress }
  return localAddress(bodyOf(req, field).retour ?? queryOf(req, field).retour)
}

/** What FranceConnect gave is not asked again; a territoire may ask for more. */
async function askedOf({ usager, brand }: UsagerVisit): Promise<Asked> {
  const isFree = !usager.isIdentityLocked
  const switched = await listSwitchedFields(usager.id)
  return {
    firstName: isFree,
    lastName: true,
    birthName: isFree && brand.asksBirthAndAddress,
    birthDate: isFree && brand.asksBirthAndAddress,
    phoneNumber: true,
    address: brand.asksBirthAndAddress,
    notifications: true,
    ...withEach(switched, true),
  }
}

const PATHS = {
  action: informationsPath(),
  email: courrielPath(),
  password: changementDeMotDePassePath(),
  proches: prochesPath(),
  consultations: consultationsPath(),
  connexions: connexionsPath(),
  file: mesDonneesPath(),
  deletion: suppressionDuComptePath(),
}
