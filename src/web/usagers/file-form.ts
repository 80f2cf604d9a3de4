import { z } from 'zod'
import type { BookingFile } from '#domain/people/usager/booking-file-queries.ts'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import type { Informations } from '#domain/people/usager/informations-queries.ts'
import { say } from '#lib/say.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { email, firstName, lastName, optionalPhone, optionalText, text } from '#web/shared/fields.ts'
import { antsNumber } from './ants-number.ts'
import { caisses, familySituations, logements } from './file-choices.ts'

const isTyped = (typed: string | null) => typed !== null

const requiredPhone = optionalPhone.refine(isTyped, {
  error: () => say('Un numéro de téléphone est nécessaire pour ce rendez-vous par téléphone.'),
})

const requiredAddress = optionalText().refine(isTyped, {
  error: () => say('Écrivez votre adresse : ce rendez-vous est à votre domicile.'),
})

const oneOf = <const Value extends string>(options: () => readonly { value: Value }[]) =>
  text.transform((typed) => options().find(({ value }) => value === typed)?.value ?? null)

const children = text
  .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 15), {
    error: () => say('Écrivez un nombre de 0 à 15.'),
  })
  .transform((typed) => (typed === '' ? null : Number(typed)))

const ticked = z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string()))

/** What a usager may be asked of his own file: how each answer is read, and what it changes. */
const questions = {
  firstName: z.object({ first_name: firstName }).transform((typed) => ({ firstName: typed.first_name })),
  lastName: z.object({ last_name: lastName }).transform((typed) => ({ lastName: typed.last_name })),
  birthName: z.object({ birth_name: optionalText(80) }).transform((typed) => ({ birthName: typed.birth_name })),
  birthDate: z.object({ birth_date: optionalBirthDate }).transform((typed) => ({ birthDate: typed.birth_date })),
  antsPreDemandeNumber: z
    .object({ ants_pre_demande_number: antsNumber })
    .transform((typed) => ({ antsPreDemandeNumber: typed.ants_pre_demande_number })),
  email: z.object({ email }).transform((typed) => ({ email: typed.email })),
  phoneNumber: z.object({ phone_number: optionalPhone }).transform((typed) => ({ phoneNumber: typed.phone_number })),
  requiredPhoneNumber: z
    .object({ phone_number: requiredPhone })
    .transform((typed) => ({ phoneNumber: typed.phone_number })),
  address: z.object({ address: optionalText() }).transform((typed) => ({ address: typed.address })),
  requiredAddress: z.object({ address: requiredAddress }).transform((typed) => ({ address: typed.address })),
  addressDetails: z
    .object({ address_details: optionalText() })
    .transform((typed) => ({ addressDetails: typed.address_details })),
  caisseAffiliation: z
    .object({ caisse_affiliation: oneOf(caisses) })
    .transform((typed) => ({ caisseAffiliation: typed.caisse_affiliation })),
  affiliationNumber: z
    .object({ affiliation_number: optionalText(40) })
    .transform((typed) => ({ affiliationNumber: typed.affiliation_number })),
  familySituation: z
    .object({ family_situation: oneOf(familySituations) })
    .transform((typed) => ({ familySituation: typed.family_situation })),
  numberOfChildren: z
    .object({ number_of_children: children })
    .transform((typed) => ({ numberOfChildren: typed.number_of_children })),
  logement: z.object({ logement: oneOf(logements) }).transform((typed) => ({ logement: typed.logement })),
  notifications: z.object({ notifications: ticked }).transform(({ notifications }) => ({
    notifyByEmail: notifications.includes('email'),
    notifyBySms: notifications.includes('sms'),
  })),
} as const satisfies Record<string, z.ZodType<FileChange>>

export type Question = keyof typeof questions

/** Which of them a page asks. */
export type Asked = Readonly<Partial<Record<Question, boolean>>>

/** A form of what is asked, in the order of the page; the rest is neither required nor read. */
export function fileForm(asked: Asked) {
  const isAsked = new Map(Object.entries(asked))
  return Object.entries(questions)
    .filter(([question]) => isAsked.get(question))
    .reduce<z.ZodType<FileChange>>((form, [, read]) => form.and(read), z.object({}))
}

type Known = Omit<Informations, 'email' | 'unconfirmedEmail'> &
  Partial<Pick<BookingFile, 'antsPreDemandeNumber' | 'logement'>>

/** The file as a form first shows it. */
export const fileValues = (known: Known) => ({
  first_name: known.firstName,
  last_name: known.lastName,
  birth_name: known.birthName ?? '',
  birth_date: birthDateParts(known.birthDate),
  ants_pre_demande_number: known.antsPreDemandeNumber ?? '',
  phone_number: known.phoneNumber ?? '',
  address: known.address ?? '',
  address_details: known.addressDetails ?? '',
  caisse_affiliation: known.caisseAffiliation,
  affiliation_number: known.affiliationNumber ?? '',
  family_situation: known.familySituation,
  number_of_children: known.numberOfChildren?.toString() ?? '',
  logement: known.logement,
  notifications: [...(known.notifyByEmail ? ['email'] : []), ...(known.notifyBySms ? ['sms'] : [])],
})
