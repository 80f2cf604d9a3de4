import { z } from 'zod'
import type { ProcheFields } from '#domain/proche/write-proche.ts'
import type { Person } from '#domain/usager/booking-file-queries.ts'
import { type Form, parseForm, refusedForm } from '#lib/form.ts'
import { optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { required } from '#web/shared/fields.ts'
import { antsNumber } from './ants-number.ts'

export const NEW = 'nouveau'

type Question = { persons: readonly Person[]; canAdd: boolean; requiresAnts: boolean; several: boolean }

export type PourQui = {
  usagerIds: number[]
  newProche: (ProcheFields & { antsPreDemandeNumber: string | null }) | null
  antsNumbers: ReadonlyMap<number, string>
}

type Submitted = { ok: true; data: PourQui } | { ok: false; form: Form }

/** Those who were ticked; what a new proche or a passport asks is read only when it counts. */
export function parsePourQui(question: Question, body: unknown): Submitted {
  const ticked = tickedIn(body)
  const chosen = question.persons.filter(({ id }) => ticked.includes(String(id)))
  const isNew = question.canAdd && ticked.includes(NEW)
  if (chosen.length === 0 && !isNew) return { ok: false, form: refusedForm(valuesIn(body), { usager_ids: MISSING }) }
  if (!question.several && chosen.length + Number(isNew) > 1)
    return { ok: false, form: refusedForm(valuesIn(body), { usager_ids: ONE_ONLY }) }

  const parsed = parseForm(schemaOf(question, chosen, isNew), body)
  return parsed.ok ? { ok: true, data: pourQuiOf(chosen, isNew, parsed.data) } : parsed
}

const MISSING = 'Choisissez pour qui est le rendez-vous.'
const ONE_ONLY = 'Choisissez une seule personne.'

const many = z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string()).catch([]))
const sent = z.object({ usager_ids: many }).loose().catch({ usager_ids: [] })

export const tickedIn = (body: unknown): string[] => sent.parse(body).usager_ids

const valuesIn = (body: unknown): Form['values'] => sent.parse(body)

/** Asked of a proche whose number is not known. */
export const antsField = (usagerId: number) => `ants_${usagerId}`

function schemaOf({ requiresAnts }: Question, chosen: readonly Person[], isNew: boolean) {
  const missing = requiresAnts ? chosen.filter((person) => !person.antsPreDemandeNumber) : []
  const numbers = Object.fromEntries(missing.map(({ id }) => [antsField(id), antsNumber]))
  return z.object({
    proche: isNew ? procheSchema : z.unknown().transform(() => null),
    proche_ants: isNew && requiresAnts ? antsNumber : z.unknown().transform(() => null),
    proche_birth_date: isNew ? optionalBirthDate : z.unknown().transform(() => null),
    numbers: z.unknown(),
    ...numbers,
  })
}

const procheSchema = z.unknown()

function pourQuiOf(chosen: readonly Person[], isNew: boolean, typed: Record<string, unknown>): PourQui {
  return { usagerIds: chosen.map(({ id }) => id), newProche: null, antsNumbers: new Map() }
}
