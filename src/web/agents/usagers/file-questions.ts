import type { z } from 'zod'
import { type AgentField, isAskedBy, isSwitched, procheFields } from '#domain/people/usager/usager-fields.ts'
import type { Switches } from '#domain/territory/territoire/field-switches.ts'
import { isEmail, normalEmail } from '#lib/email.ts'
import { keysWith } from '#lib/keys-with.ts'
import { optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { optionalPhone, optionalText, required, text } from '#web/shared/fields.ts'
import { usagerFieldWords } from '#web/shared/usager-field-words.ts'

/** The macro that draws it, and what it is given: views/agents/usagers/file-questions.njk. */
export type Drawn = Readonly<
  { as: 'input' | 'radios' | 'date-parts' | 'address'; label: string } & Record<string, unknown>
>

/** What the answers depend on: the day, and where one dials as at home. */
export type Reading = { today: Temporal.PlainDate; departement: string }

/** A field as agents write it; an address has its commune with it. */
export type AskedField = Exclude<
  AgentField,
  'notifyByEmail' | 'notifyBySms' | 'cityCode' | 'postCode' | 'cityName' | 'antsPreDemandeNumber'
>

type Question = {
  drawn: Omit<Drawn, 'label'> & Record<string, unknown>
  read: (reading: Reading) => z.ZodType
}

const optional = { as: 'input', optional: true, autocomplete: 'off' } as const
const short = () => optionalText(40)

const choiceOf = (field: 'caisseAffiliation' | 'familySituation' | 'logement'): Question => {
  const { choices } = usagerFieldWords[field]
  return {
    drawn: {
      as: 'radios',
      optional: true,
      options: Object.entries(choices).map(([value, label]) => ({ value, text: label })),
    },
    read: () => text.transform((typed) => (Object.hasOwn(choices, typed) ? typed : null)),
  }
}

/** What agents are asked of a file, in the order of the page. */
export const questions: Record<AskedField, Question> = {
  firstName: { drawn: { as: 'input', autocomplete: 'off' }, read: () => required('Écrivez le prénom.') },
  lastName: { drawn: { as: 'input', autocomplete: 'off' }, read: () => required('Écrivez le nom.') },
  birthName: { drawn: { ...optional, hint: 'S’il est différent du nom d’usage' }, read: () => optionalText(80) },
  birthDate: { drawn: { as: 'date-parts', optional: true }, read: ({ today }) => optionalBirthDate(today) },
  phoneNumber: {
    drawn: {
      ...optional,
      type: 'tel',
      width: 'medium',
      hint: 'Seul un mobile reçoit des SMS. Exemple : 06 12 34 56 78',
    },
    read: ({ departement }) => optionalPhone(departement),
  },
  email: {
    drawn: { ...optional, type: 'email', hint: 'Exemple : nom@exemple.fr' },
    read: () =>
      text
        .transform((typed) => normalEmail(typed) || null)
        .refine((typed) => typed === null || isEmail(typed), {
          error: 'Écrivez l’e-mail en entier, par exemple nom@exemple.fr.',
        }),
  },
  address: { drawn: { as: 'address', optional: true }, read: () => optionalText() },
  addressDetails: { drawn: { ...optional, hint: 'Bâtiment, étage, code de la porte' }, read: () => optionalText() },
  caseNumber: { drawn: { ...optional, width: 'medium' }, read: short },
  caisseAffiliation: choiceOf('caisseAffiliation'),
  affiliationNumber: { drawn: { ...optional, width: 'medium' }, read: short },
  familySituation: choiceOf('familySituation'),
  numberOfChildren: {
    drawn: { ...optional, inputmode: 'numeric', width: 'short' },
    read: () =>
      text
        .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 15), {
          error: 'Écrivez un nombre de 0 à 15.',
        })
        .transform((typed) => (typed === '' ? null : Number(typed))),
  },
  logement: choiceOf('logement'),
}

/** Which of them a page asks. */
type About = {
  isProche: boolean
  switches: Switches
  /** The brand of mairies asks for neither birth nor address. */
  asksBirthAndAddress: boolean
  locked: readonly AgentField[]
}

const BIRTH_AND_ADDRESS: readonly AgentField[] = ['birthName', 'birthDate', 'address', 'addressDetails']

export const askedFields = ({ isProche, switches, asksBirthAndAddress, locked }: About): AskedField[] =>
  keysWith(questions, {}).filter(
    (field) =>
      (!isProche || procheFields.some((one) => one === field)) &&
      (!isSwitched(field) || isAskedBy(switches, field)) &&
      (asksBirthAndAddress || !BIRTH_AND_ADDRESS.includes(field)) &&
      !locked.includes(field),
  )
