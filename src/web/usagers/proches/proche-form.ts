import { z } from 'zod'
import type { Proche } from '#domain/people/proche/proche-queries.ts'
import type { ProcheFields } from '#domain/people/proche/write-proche.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { birthDateParts, optionalBirthDate } from '#web/shared/birth-date-field.ts'
import { required } from '#web/shared/fields.ts'
import type { Visit } from '#web/shared/visit.ts'

/** The brand of mairies does not ask for the birth date. */
export const procheForm = ({ brand, now }: Visit) =>
  z
    .object({
      first_name: required(() => say('Écrivez le prénom de ce proche.')),
      last_name: required(() => say('Écrivez le nom de ce proche.')),
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
