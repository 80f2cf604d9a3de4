import type { z } from 'zod'

export type Form = {
  values: Readonly<Record<string, unknown>>
  /** First message of each field, by the name of the field. */
  errors: Readonly<Record<string, string>>
  /** For the summary at the top of the page, in the order of the schema. */
  summary: readonly { href: string; text: string }[]
}

export type Submitted<Output> = { ok: true; data: Output } | { ok: false; form: Form }

/** What was typed is kept beside the messages, which the schema carries. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, body: unknown): Submitted<z.output<Schema>> {
  const values = isRecord(body) ? body : {}
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, data: parsed.data }

  return { ok: false, form: formOf(values, parsed.error.issues.map(fieldAndMessage)) }
}

export const emptyForm = (values: Form['values'] = {}): Form => ({ values, errors: {}, summary: [] })

/** For a refusal that only the domain knows: `refusedForm(values, { email: 'Cette adresse est déjà utilisée.' })`. */
export const refusedForm = (values: Form['values'], errors: Record<string, string>): Form =>
  formOf(values, Object.entries(errors))

function formOf(values: Form['values'], messages: (readonly [string, string])[]): Form {
  const errors: Record<string, string> = {}
  for (const [field, message] of messages) errors[field] ??= message
  const summary = Object.entries(errors).map(([field, text]) => ({ href: `#${field}`, text }))
  return { values, errors, summary }
}

const fieldAndMessage = (issue: z.core.$ZodIssue) => [String(issue.path[0] ?? 'form'), issue.message] as const

const isRecord = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null
