import { z } from 'zod'
import type { ProcheFields } from '#domain/people/proche/write-proche.ts'
import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { say } from '#lib/say.ts'
import { optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { required } from '#web/shared/fields.ts'
import { antsNumber } from '../ants-number.ts'
import { requiresAnts } from './etape-questions.ts'
import type { Journey } from './journey.ts'

/** The answer « une autre personne ». */
export const NEW = 'nouveau'

export type PourQui = {
  usagerIds: number[]
  newProche: { fields: ProcheFields; antsNumber: string | null } | null
  /** Pre-demande numbers that were missing, by usager. */
  antsNumbers: ReadonlyMap<number, string>
}

type Question = Pick<Journey, 'persons' | 'canAddProche' | 'several' | 'motif'>

/** Who was ticked; what a new proche or a passport wants is read only when it counts. */
export function pourQuiForm({ persons, canAddProche, several, motif }: Question, typed: unknown): z.ZodType<PourQui> {
  const ticked = tickedIn(typed)
  const chosen = persons.filter(({ id }) => ticked.includes(String(id)))
  const isNew = canAddProche && ticked.includes(NEW)
  const count = chosen.length + Number(isNew)
  if (count === 0 || (count > 1 && !several)) return nobodyForm

  const withAnts = requiresAnts(motif)
  const usagerIds = chosen.map(({ id }) => id)
  return numbersForm(withAnts ? chosen : [])
    .and(isNew ? newProcheForm(withAnts) : knownForm)
    .transform((read) => ({ usagerIds, ...read }))
}

const sent = z.object({ usager_ids: z.preprocess((ids) => [ids ?? []].flat(), z.array(z.string())) })

export function tickedIn(typed: unknown): string[] {
  const read = sent.safeParse(typed)
  return read.success ? read.data.usager_ids : []
}

const nobodyForm = z
  .object({ usager_ids: z.never({ error: () => say('Choisissez pour qui est le rendez-vous.') }) })
  .transform(({ usager_ids }): PourQui => usager_ids)

const FIELD = 'ants_'
export const antsField = (usagerId: number) => `${FIELD}${usagerId}`
const idIn = (field: string) => Number(field.slice(FIELD.length))

const numbersForm = (chosen: readonly Person[]) =>
  z
    .object(
      Object.fromEntries(
        chosen.filter((person) => !person.antsPreDemandeNumber).map(({ id }) => [antsField(id), antsNumber]),
      ),
    )
    .transform((typed) => ({
      antsNumbers: new Map(Object.entries(typed).map(([field, number]) => [idIn(field), number])),
    }))

const knownForm = z.object({}).transform(() => ({ newProche: null }))

const notAsked = z
  .unknown()
  .optional()
  .transform(() => null)

const newProcheForm = (withAnts: boolean) =>
  z
    .object({
      proche_first_name: required(() => say('Écrivez le prénom de cette personne.')),
      proche_last_name: required(() => say('Écrivez le nom de cette personne.')),
      proche_birth_date: optionalBirthDate,
      proche_ants: withAnts ? antsNumber : notAsked,
    })
    .transform((typed) => ({
      newProche: {
        fields: {
          firstName: typed.proche_first_name,
          lastName: typed.proche_last_name,
          birthDate: typed.proche_birth_date,
        },
        antsNumber: typed.proche_ants,
      },
    }))
