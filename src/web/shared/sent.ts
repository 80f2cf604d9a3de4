import type { Request } from 'express'
import { z } from 'zod'

type Fields = Readonly<Record<string, z.ZodType>>
type Sent<Asked extends Fields> = { [Name in keyof Asked]: z.output<Asked[Name]> | null }

/** What an address says under these names: what is not as its field says (a list, a number that no row has) is not said. */
export const queryOf = <Asked extends Fields>(req: Request, asked: Asked) => read(req.query, asked)

/** The same of what was sent to an address. Forms that people correct are read by the kit (form-page.ts). */
export const bodyOf = <Asked extends Fields>(req: Request, asked: Asked) => read(req.body, asked)

/** Whether an address names it, whatever it says. */
export const isAsked = (req: Request, name: string): boolean => Object.hasOwn(req.query, name)

/** What was typed, as it was typed: to show a form again. */
export const typedIn = (req: Request): Readonly<Record<string, unknown>> => record.parse(req.body)

/** The same of an address that keeps what a form holds. */
export const typedInAddress = (req: Request): Readonly<Record<string, unknown>> => record.parse(req.query)

/** What was sent, to be sent again as it was: `birth_date[day]`, `notifications[]`. */
export const hiddenFieldsOf = (sent: Readonly<Record<string, unknown>>): { name: string; value: string }[] =>
  Object.entries(sent).flatMap(([name, value]) => flattened(name, value))

function flattened(name: string, value: unknown): { name: string; value: string }[] {
  if (typeof value === 'string') return [{ name, value }]
  if (Array.isArray(value)) return value.flatMap((item) => flattened(`${name}[]`, item))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => flattened(`${name}[${key}]`, item))
}

const record = z.record(z.string(), z.unknown()).catch({})

function read<Asked extends Fields>(sent: unknown, asked: Asked): Sent<Asked> {
  const given = record.parse(sent)
  const values = Object.entries(asked).map(([name, field]) => [name, field.safeParse(given[name]).data ?? null])
  return Object.fromEntries(values)
}
