import { z } from 'zod'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import type { Informations, SwitchedField } from '#domain/people/usager/informations-queries.ts'
import { say } from '#lib/say.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { firstName, lastName, optionalPhone, optionalText, text } from '#web/shared/fields.ts'

/** What the page asks: the brand of mairies knows no birth nor address, a territoire may ask more. */
export type Asked = { birth: boolean; address: boolean; switched: readonly SwitchedField[] }

export const caisses = () =>
  [
    { value: 'aucune', text: say('Aucune') },
    { value: 'caf', text: say('CAF') },
    { value: 'msa', text: say('MSA') },
  ] as const

export const familySituations = () =>
  [
    { value: 'single', text: say('Célibataire') },
    { value: 'in_a_relationship', text: say('En couple') },
    { value: 'divorced', text: say('Après un divorce') },
  ] as const

const oneOf = <const Value extends string>(options: () => readonly { value: Value }[]) =>
  text.transform((typed) => options().find(({ value }) => value === typed)?.value ?? null)

const children = text
  .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 15), {
    error: () => say('Écrivez un nombre de 0 à 15.'),
  })
  .transform((typed) => (typed === '' ? null : Number(typed)))

const several = z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string()))

const schema = z.object({
  first_name: firstName,
  last_name: lastName,
  birth_name: optionalText(80),
  birth_date: optionalBirthDate,
  phone_number: optionalPhone,
  address: optionalText(),
  address_details: optionalText(),
  caisse_affiliation: oneOf(caisses),
  affiliation_number: optionalText(40),
  family_situation: oneOf(familySituations),
  number_of_children: children,
  notifications: several,
})

/** Names that FranceConnect gave are not on the form. */
export const informationsForm = (asked: Asked, isLocked: boolean) =>
  (isLocked ? schema.extend({ first_name: text }) : schema).transform((typed) => changeOf(typed, asked))

type Typed = Omit<z.output<typeof schema>, 'first_name'> & { first_name: string }

function changeOf(typed: Typed, asked: Asked): FileChange {
  const switched: Record<SwitchedField, FileChange> = {
    addressDetails: { addressDetails: typed.address_details },
    caisseAffiliation: { caisseAffiliation: typed.caisse_affiliation },
    affiliationNumber: { affiliationNumber: typed.affiliation_number },
    familySituation: { familySituation: typed.family_situation },
    numberOfChildren: { numberOfChildren: typed.number_of_children },
  }
  return Object.assign(
    { firstName: typed.first_name, lastName: typed.last_name, phoneNumber: typed.phone_number },
    { notifyByEmail: typed.notifications.includes('email'), notifyBySms: typed.notifications.includes('sms') },
    asked.birth ? { birthName: typed.birth_name, birthDate: typed.birth_date } : {},
    asked.address ? { address: typed.address } : {},
    ...asked.switched.map((field) => switched[field]),
  )
}

/** The form as it is first shown. */
export const valuesOf = (known: Informations) => ({
  first_name: known.firstName,
  last_name: known.lastName,
  birth_name: known.birthName ?? '',
  birth_date: birthDateParts(known.birthDate),
  phone_number: known.phoneNumber ?? '',
  address: known.address ?? '',
  address_details: known.addressDetails ?? '',
  caisse_affiliation: known.caisseAffiliation,
  affiliation_number: known.affiliationNumber ?? '',
  family_situation: known.familySituation,
  number_of_children: known.numberOfChildren?.toString() ?? '',
  notifications: [...(known.notifyByEmail ? ['email'] : []), ...(known.notifyBySms ? ['sms'] : [])],
})
