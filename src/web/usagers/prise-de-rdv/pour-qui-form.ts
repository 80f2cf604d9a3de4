import { z } from 'zod'
import type { ProcheFields } from '#domain/people/proche/write-proche.ts'
import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { type Form, parseForm, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { required } from '#web/shared/fields.ts'
import { antsNumber } from './ants-number.ts'

/** The answer « une autre personne ». */
export const NEW = 'nouveau'

export type Question = { persons: readonly Person[]; canAdd: boolean; requiresAnts: boolean; several: boolean }

export type PourQui = {
  usagerIds: number[]
  newProche: { fields: ProcheFields; antsNumber: string | null } | null
  /** Pre-demande numbers that were missing, by usager. */
  antsNumbers: ReadonlyMap<number, string>
}

type Submitted = { ok: true; data: PourQui } | { ok: false; form: Form }

/** Who was ticked; what a new proche or a passport wants is read only when it counts. */
export function parsePourQui(question: Question, body: unknown): Submitted {
  const ticked = tickedIn(body)
  const chosen = question.persons.filter(({ id }) => ticked.includes(String(id)))
  const isNew = question.canAdd && ticked.includes(NEW)
  const count = chosen.length + Number(isNew)
  if (count === 0 || (count > 1 && !question.several))
    return refused(body, { usager_ids: say('Choisissez pour qui est le rendez-vous.') })

  const numbers = parseForm(numbersForm(question, chosen), body)
  const proche = isNew ? parseForm(newProcheForm(question.requiresAnts), body) : null
  if (!numbers.ok || proche?.ok === false)
    return refused(body, {
      ...(numbers.ok ? {} : numbers.form.errors),
      ...(proche?.ok === false ? proche.form.errors : {}),
    })
  const antsNumbers = new Map(Object.entries(numbers.data).map(([field, number]) => [idIn(field), number]))
  return { ok: true, data: { usagerIds: chosen.map(({ id }) => id), newProche: proche?.data ?? null, antsNumbers } }
}

const sent = z.object({ usager_ids: z.preprocess((ids) => [ids ?? []].flat(), z.array(z.string())) })

export function tickedIn(body: unknown): string[] {
  const read = sent.safeParse(body)
  return read.success ? read.data.usager_ids : []
}

const refused = (body: unknown, errors: Record<string, string>): Submitted => ({
  ok: false,
  form: refusedForm(z.record(z.string(), z.unknown()).catch({}).parse(body), errors),
})

const FIELD = 'ants_'
export const antsField = (usagerId: number) => `${FIELD}${usagerId}`
const idIn = (field: string) => Number(field.slice(FIELD.length))

const numbersForm = ({ requiresAnts }: Question, chosen: readonly Person[]) =>
  z.object(
    Object.fromEntries(
      chosen
        .filter((person) => requiresAnts && !person.antsPreDemandeNumber)
        .map(({ id }) => [antsField(id), antsNumber]),
    ),
  )

const newProcheForm = (requiresAnts: boolean) =>
  z
    .object({
      proche_first_name: required(() => say('Écrivez le prénom de cette personne.')),
      proche_last_name: required(() => say('Écrivez le nom de cette personne.')),
      proche_birth_date: optionalBirthDate,
      proche_ants: requiresAnts
        ? antsNumber
        : z
            .unknown()
            .optional()
            .transform(() => null),
    })
    .transform((typed) => ({
      fields: {
        firstName: typed.proche_first_name,
        lastName: typed.proche_last_name,
        birthDate: typed.proche_birth_date,
      },
      antsNumber: typed.proche_ants,
    }))
