import { z } from 'zod'
import type { Proche } from '#domain/people/proche/proche-queries.ts'
import type { ProcheFields } from '#domain/people/proche/write-proche.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { firstName, lastName } from '#web/shared/fields.ts'

const schema = z.object({ first_name: firstName, last_name: lastName, birth_date: optionalBirthDate })

/** The brand of mairies does not ask for the birth date. */
export const procheForm = (hasBirth: boolean) =>
  schema.transform(
    ({ first_name, last_name, birth_date }): ProcheFields => ({
      firstName: first_name,
      lastName: last_name,
      ...(hasBirth ? { birthDate: birth_date } : {}),
    }),
  )

export const valuesOf = ({ firstName: first, lastName: last, birthDate }: Proche) => ({
  first_name: first,
  last_name: last,
  birth_date: birthDateParts(birthDate),
})
