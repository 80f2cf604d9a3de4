import { z } from 'zod'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import { type bookerFields, usagerFields } from '#domain/people/usager/usager-fields.ts'
import { keysWith } from '#lib/keys-with.ts'
import { say } from '#lib/say.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { email, firstName, lastName, optionalPhone, optionalText, text } from '#web/shared/fields.ts'
import { usagerChoices } from '#web/shared/usager-choice-words.ts'
import { homeIn, notInTown, type Town } from './prise-de-rdv/visited-home.ts'

/** The macro that draws it, and what it is given: views/usagers/file-questions.njk. */
export type Drawn = Readonly<
  { as: 'input' | 'radios' | 'date-parts' | 'checkboxes'; label: string } & Record<string, unknown>
>

type Field = (typeof bookerFields)[number]

/** What the answers depend on: the day, and where one dials as at home. */
export type Reading = {
  today: Temporal.PlainDate
  departement: string | null
  /** Where a visit at home was sought, its street being asked. */
  town?: Town | null
}

type Question = {
  name: string
  drawn: () => Drawn
  /** What is sent becomes a change of the file. */
  read: (reading: Reading) => z.ZodType<FileChange>
  valueIn: (known: FileChange) => unknown
}

type Asking<Of extends Field> = {
  drawn: () => Drawn
  read: (reading: Reading) => z.ZodType<NonNullable<FileChange[Of]> | null>
}

const asking = <Of extends Field>(field: Of, { drawn, read }: Asking<Of>): Question => ({
  name: usagerFields[field].column,
  drawn,
  read: (reading) => read(reading).transform((answer) => changeOf(field, answer)),
  valueIn: (known) => shownValue(known[field]),
})

function changeOf<Of extends Field>(field: Of, answer: NonNullable<FileChange[Of]> | null): FileChange
function changeOf(field: string, answer: unknown): object {
  return { [field]: answer }
}

function shownValue(value: FileChange[Field]) {
  if (value instanceof Date) return birthDateParts(value)
  return typeof value === 'number' ? String(value) : value
}

const isTyped = (typed: string | null) => typed !== null

type Choice<Value extends string> = { label: () => string; options: () => Readonly<Record<Value, string>> }

/** One of these, or none. */
const choiceOf = <const Value extends string>({ label, options }: Choice<Value>) => ({
  drawn: (): Drawn => ({
    as: 'radios',
    label: label(),
    options: Object.entries(options()).map(([value, text]) => ({ value, text })),
    optional: true,
  }),
  read: () => text.transform((typed) => keysWith(options(), {}).find((value) => value === typed) ?? null),
})

const phone = (): Drawn => ({
  as: 'input',
  label: say('Téléphone'),
  hint: say('Seul un mobile reçoit des SMS. Exemple : 06 12 34 56 78'),
  type: 'tel',
  autocomplete: 'tel',
  width: 'medium',
  optional: true,
})

const address = (): Drawn => ({
  as: 'input',
  label: say('Adresse'),
  hint: say('Exemple : 14 rue des Rosati, 62000 Arras'),
  autocomplete: 'street-address',
  optional: true,
})

/** What a usager may be asked of his own file, in the order of the pages. */
export const fileQuestions = {
  firstName: asking('firstName', {
    drawn: () => ({ as: 'input', label: say('Prénom'), autocomplete: 'given-name' }),
    read: () => firstName,
  }),
  lastName: asking('lastName', {
    drawn: () => ({
      as: 'input',
      label: say('Nom d’usage'),
      hint: say('Le nom que vous utilisez tous les jours'),
      autocomplete: 'family-name',
    }),
    read: () => lastName,
  }),
  birthName: asking('birthName', {
    drawn: () => ({
      as: 'input',
      label: say('Nom de naissance'),
      hint: say('S’il est différent du nom d’usage'),
      autocomplete: 'off',
      optional: true,
    }),
    read: () => optionalText(80),
  }),
  birthDate: asking('birthDate', {
    drawn: () => ({ as: 'date-parts', label: say('Date de naissance'), optional: true }),
    read: ({ today }) => optionalBirthDate(today),
  }),
  email: asking('email', {
    drawn: () => ({
      as: 'input',
      label: say('E-mail'),
      hint: say('Exemple : nom@exemple.fr'),
      type: 'email',
      autocomplete: 'email',
    }),
    read: () => email,
  }),
  phoneNumber: asking('phoneNumber', { drawn: phone, read: ({ departement }) => optionalPhone(departement) }),
  requiredPhoneNumber: asking('phoneNumber', {
    drawn: () => ({
      ...phone(),
      hint: say('Le service vous appelle à ce numéro. Exemple : 06 12 34 56 78'),
      optional: false,
    }),
    read: ({ departement }) =>
      optionalPhone(departement).refine(isTyped, {
        error: () => say('Un numéro de téléphone est nécessaire pour ce rendez-vous par téléphone.'),
      }),
  }),
  address: asking('address', { drawn: address, read: () => optionalText() }),
  requiredAddress: asking('address', {
    drawn: () => ({ ...address(), label: say('Adresse de la visite'), optional: false }),
    read: ({ town }) =>
      optionalText()
        .refine(isTyped, { error: () => say('Écrivez votre adresse : ce rendez-vous est à votre domicile.') })
        .refine((typed) => !typed || !town || homeIn(typed, town) !== null, {
          error: () => (town ? notInTown(town) : ''),
        })
        .transform((typed) => (typed && town ? homeIn(typed, town) : typed)),
  }),
  addressDetails: asking('addressDetails', {
    drawn: () => ({
      as: 'input',
      label: say('Complément d’adresse'),
      hint: say('Bâtiment, étage, code de la porte'),
      optional: true,
    }),
    read: () => optionalText(),
  }),
  caisseAffiliation: asking('caisseAffiliation', choiceOf(usagerChoices.caisseAffiliation)),
  affiliationNumber: asking('affiliationNumber', {
    drawn: () => ({ as: 'input', label: say('Numéro d’allocataire'), width: 'medium', optional: true }),
    read: () => optionalText(40),
  }),
  familySituation: asking('familySituation', choiceOf(usagerChoices.familySituation)),
  numberOfChildren: asking('numberOfChildren', {
    drawn: () => ({
      as: 'input',
      label: say('Nombre d’enfants'),
      inputmode: 'numeric',
      width: 'short',
      optional: true,
    }),
    read: () =>
      text
        .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 15), {
          error: () => say('Écrivez un nombre de 0 à 15.'),
        })
        .transform((typed) => (typed === '' ? null : Number(typed))),
  }),
  logement: asking('logement', choiceOf(usagerChoices.logement)),
  notifications: {
    name: 'notifications',
    drawn: () => ({
      as: 'checkboxes',
      label: say('Comment voulez-vous recevoir nos messages ?'),
      hint: say('Confirmation, changement d’horaire, annulation. Jamais de publicité.'),
      options: [
        { value: 'email', text: say('Par e-mail') },
        { value: 'sms', text: say('Par SMS') },
      ],
      optional: true,
    }),
    read: () =>
      z
        .preprocess((sent) => [sent ?? []].flat(), z.array(z.string()))
        .transform((ticked) => ({ notifyByEmail: ticked.includes('email'), notifyBySms: ticked.includes('sms') })),
    valueIn: (known) => [...(known.notifyByEmail ? ['email'] : []), ...(known.notifyBySms ? ['sms'] : [])],
  },
} as const satisfies Record<string, Question>
