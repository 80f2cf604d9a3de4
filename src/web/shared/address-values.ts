import { z } from 'zod'
import { isDay } from '#lib/day.ts'

/** What PostgreSQL holds in an integer. */
const LARGEST = 2_147_483_647
/** Of what may be chosen at once. */
const LONGEST_LIST = 50

/** The values that addresses and forms may hold, each bounded here: what is beyond is no answer, never an accident. */
export const id = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= LARGEST)

/** Of nothing: what stands for an id that cannot be read. */
export const NO_ID = 0

export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(LONGEST_LIST)

export const ids = listOf(id)

/** However several are sent: one value, a list, or the numbered object that the reader of forms makes of a long list. */
export function listed(sent: unknown): unknown[] {
  if (sent === undefined || sent === '') return []
  return typeof sent === 'object' && sent !== null ? Object.values(sent) : [sent]
}

/** An answer that is not one of ours counts as not given. */
export const optional = <Field extends z.ZodType>(field: Field) => field.optional().catch(undefined)
export const orNull = <Field extends z.ZodType>(field: Field) => field.nullable().catch(null)

/** A word or some: a name, a token, what is looked for. */
export const words = z.string().trim().min(1).max(200)

/** Some sentences. */
export const longWords = z.string().trim().min(1).max(20_000)

/** Of a link; an empty one is a wrong one. */
export const token = z.string().max(200)

/** An address to come back to; whether it is ours is for `localAddress` to say. */
export const longAddress = z.string().max(2_000)

/** « 2027-01-04 », a time after it or not, or « 04/01/2027 » as people write it; of any century. */
export const anyDay = z
  .string()
  .transform((text) => FRENCH_DAY.exec(text)?.slice(1).toReversed().join('-') ?? text.slice(0, 10))
  .refine(isDay)

/** Of this century, as everything that we know. */
export const day = anyDay.refine(isOfThisCentury)

const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/

/** « 2027-01-04T09:00:00+01:00 ». */
export const instant = z.iso.datetime({ offset: true }).refine(isOfThisCentury)

function isOfThisCentury(text: string) {
  return text.startsWith('20')
}

/** Written in full, so that nothing written is nowhere. */
const degrees = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,20})?$/)
  .transform(Number)

export const latitude = degrees.refine((value) => Math.abs(value) <= 90)
export const longitude = degrees.refine((value) => Math.abs(value) <= 180)

export const minutes = z.coerce.number().int().min(5).max(1_440)

/** The first when it is none. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)
