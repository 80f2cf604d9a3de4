import { z } from 'zod'
import { isDay } from '#lib/day.ts'

/** What PostgreSQL holds in an integer. */
const LARGEST = 2_147_483_647

/** The values that addresses and forms may hold, each bounded here: what is beyond is no answer, never an accident. */
export const id = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= LARGEST)

export const ids = z.array(id).min(1).max(50)

/** « 2027-01-04 », a time after it or not, or « 04/01/2027 » as people write it; of this century, as everything that we know. */
export const day = z
  .string()
  .transform((text) => FRENCH_DAY.exec(text)?.slice(1).toReversed().join('-') ?? text.slice(0, 10))
  .refine((text) => isDay(text) && text.startsWith('20'))

const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/

/** The first when it is none. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)
