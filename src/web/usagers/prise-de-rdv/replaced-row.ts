import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import type { RecapRow } from './recap.ts'

/** One participation a family: whoever is chosen comes in the place of who was to come, which is said before. */
export const replacedRows = (coming: readonly Person[]): RecapRow[] =>
  coming.map((person) => ({
    term: say('Déjà sur la liste'),
    value: fullName(person),
    lines: [say('Si vous choisissez une autre personne, elle vient à sa place.')],
  }))
