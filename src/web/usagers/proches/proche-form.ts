import { z } from 'zod'
import type { Proche } from '#domain/people/proche/proche-queries.ts'
import type { ProcheFields } from '#domain/people/proche/write-proche.ts'
import { localDay } from '#lib/zone.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { firstName, lastName } from '#web/shared/fields.ts'
import type { Visit } from '#web/shared/visit.ts'

/** The brand of mairies does not ask for the birth date. */
export const procheForm = ({ brand, now }: Visit) =>
  z
    .object({
      first_name: firstName,
      last_name: lastName,
      birth_date: optionalBirthDate(localDay(now, 'Europe/Paris')),
    })
    .transform(
      ({ first_name, last_name, birth_date }): ProcheFields => ({
        firstName: first_name,
        lastName: last_name,
        ...(brand.asksBirthAndAddress ? { birthDate: birth_date } : {}),
      }),
    )

export const valuesOf = ({ firstName: first, lastName: last, birthDate }: Proche) => ({
  first_name: first,
  last_name: last,
  birth_date: birthDateParts(birthDate),
})
