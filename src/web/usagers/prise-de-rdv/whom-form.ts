import { z } from 'zod'
import type { NamedProche } from '#domain/people/proche/know-proche.ts'
import { say } from '#lib/say.ts'
import { optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { required } from '#web/shared/fields.ts'
import { antsNumber } from '../ants-number.ts'

/** « Pour moi », and « une autre personne »; a known proche is answered by his id. */
export const SELF = 'moi'
export const NAMED = 'autre'

type Details = { birth: boolean; ants: boolean }

/** « Pour qui est ce rendez-vous ? », and what is not known of each answer. */
export type WhomAsked = {
  /** One alone is no question. */
  choices: readonly string[]
  /** More than one person may come. */
  several: boolean
  self: Details
  named: Details
  /** Proches whose pre-demande number is wanted. */
  numbers: readonly { id: number; firstName: string }[]
}

/** `today`: where the rdv is. */
type WhomReading = { asked: WhomAsked; today: Temporal.PlainDate }

export type WhomTyped = {
  forSelf: boolean
  procheIds: number[]
  named: (NamedProche & { antsPreDemandeNumber: string | null }) | null
  birthDate: Date | null
  antsNumber: string | null
  antsNumbers: ReadonlyMap<number, string>
}

/** What an answer calls is read with it only. */
export function whomForm({ asked, today }: WhomReading, typed: unknown): z.ZodType<WhomTyped> {
  const { choices, several, self, named, numbers } = asked
  const ticked = choices.length > 1 ? tickedIn(typed).filter((value) => choices.includes(value)) : choices
  const isAnswered = ticked.length === 1 || (several && ticked.length > 1)
  const isFor = (value: string) => isAnswered && ticked.includes(value)
  const procheIds = ticked.filter((value) => value !== SELF && value !== NAMED).map(Number)
  return answered(isAnswered)
    .and(isFor(NAMED) ? namedForm(named, today) : nobodyNamed)
    .and(isFor(SELF) ? selfForm(self, today) : notForSelf)
    .and(numbersForm(numbers.filter(({ id }) => isFor(String(id)))))
    .transform((read) => ({ forSelf: isFor(SELF), procheIds, ...read }))
}

const sent = z.object({ pour: z.preprocess((values) => [values ?? []].flat(), z.array(z.string())) })

export const tickedIn = (typed: unknown): string[] => sent.safeParse(typed).data?.pour ?? []

const answered = (isAnswered: boolean) =>
  z
    .object({
      pour: z.preprocess(
        () => isAnswered,
        z.boolean().refine(Boolean, { error: () => say('Choisissez pour qui est le rendez-vous.') }),
      ),
    })
    .transform(() => ({}))

const notAsked = z
  .unknown()
  .optional()
  .transform(() => null)

const dateOf = (today: Temporal.PlainDate, missing: () => string) =>
  optionalBirthDate(today).refine((date) => date !== null, { error: missing })

const namedForm = ({ birth, ants }: Details, today: Temporal.PlainDate) =>
  z
    .object({
      proche_first_name: required(() => say('Écrivez le prénom de cette personne.')),
      proche_last_name: required(() => say('Écrivez le nom de cette personne.')),
      proche_birth_date: birth ? dateOf(today, () => say('Écrivez la date de naissance de cette personne.')) : notAsked,
      proche_ants: ants ? antsNumber(() => say('Écrivez le numéro de pré-demande de cette personne.')) : notAsked,
    })
    .transform((typed) => ({
      named: {
        firstName: typed.proche_first_name,
        lastName: typed.proche_last_name,
        birthDate: typed.proche_birth_date,
        antsPreDemandeNumber: typed.proche_ants,
      },
    }))

const nobodyNamed = z.object({}).transform(() => ({ named: null }))

const selfForm = ({ birth, ants }: Details, today: Temporal.PlainDate) =>
  z
    .object({
      birth_date: birth ? dateOf(today, () => say('Écrivez votre date de naissance.')) : notAsked,
      ants_pre_demande_number: ants ? antsNumber(() => say('Écrivez votre numéro de pré-demande.')) : notAsked,
    })
    .transform((typed) => ({ birthDate: typed.birth_date, antsNumber: typed.ants_pre_demande_number }))

const notForSelf = z.object({}).transform(() => ({ birthDate: null, antsNumber: null }))

const missingOf = ({ firstName: name }: { firstName: string }) =>
  say('Écrivez le numéro de pré-demande de {name}.', { name })

const FIELD = 'ants_'
export const antsField = (usagerId: number) => `${FIELD}${usagerId}`
const idIn = (field: string) => Number(field.slice(FIELD.length))

const numbersForm = (persons: WhomAsked['numbers']) =>
  z
    .object(Object.fromEntries(persons.map((person) => [antsField(person.id), antsNumber(() => missingOf(person))])))
    .transform((typed) => ({
      antsNumbers: new Map(Object.entries(typed).map(([field, number]) => [idIn(field), number])),
    }))
