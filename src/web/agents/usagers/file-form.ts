import { z } from 'zod'
import type { AgentFileChange } from '#domain/people/usager/file-change.ts'
import { usagerFields } from '#domain/people/usager/usager-fields.ts'
import type { Form } from '#lib/form.ts'
import { birthDateParts } from '#web/shared/birth-date-field.ts'
import { optionalText } from '#web/shared/fields.ts'
import { usagerFieldWords } from '#web/shared/usager-field-words.ts'
import { type AskedField, type Drawn, questions, type Reading } from './file-questions.ts'

/** What a page asks: fields, and by what messages are sent, where that is the agent's to say. */
export type Asked = { fields: readonly AskedField[]; asksNotifications: boolean }

/** What the choice of a suggestion fills beside an address. */
const COMMUNE = ['cityCode', 'postCode', 'cityName'] as const

const columnOf = (field: keyof typeof usagerFields) => usagerFields[field].column

/** What is not asked is neither required nor read. */
export const fileForm = ({ fields, asksNotifications }: Asked, reading: Reading) =>
  z
    .object({
      ...Object.fromEntries(fields.map((field) => [columnOf(field), questions[field].read(reading)])),
      ...Object.fromEntries(COMMUNE.map((field) => [columnOf(field), optionalText()])),
      notifications: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string())),
      ...ELSE,
    })
    .transform(({ notifications, confirmed, version, ...typed }) => {
      const answers = new Map<string, unknown>(Object.entries(typed))
      const written = [...fields, ...(fields.includes('address') ? COMMUNE : [])]
      const file: AgentFileChange = Object.fromEntries(written.map((field) => [field, answers.get(columnOf(field))]))
      const ticked = { notifyByEmail: notifications.includes('email'), notifyBySms: notifications.includes('sms') }
      return { file: { ...file, ...(asksNotifications ? ticked : {}) }, confirmed, version }
    })

/** Carried along: the duplicates that were shown, the file that was read. */
const ELSE = {
  confirmed: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string().max(60)).max(50)).catch([]),
  version: z.string().max(30).catch(''),
}

/** A file as the form first shows it. */
export function fileValues(known: AgentFileChange): Form['values'] {
  const values = Object.entries(known).map(([field, value]) => [usagerFieldOf(field)?.column ?? field, shown(value)])
  const notifications = [...(known.notifyByEmail ? ['email'] : []), ...(known.notifyBySms ? ['sms'] : [])]
  return { ...Object.fromEntries(values), notifications }
}

const usagerFieldOf = (name: string) => new Map(Object.entries(usagerFields)).get(name)

function shown(value: unknown) {
  if (value instanceof Date) return birthDateParts(value)
  return typeof value === 'number' ? String(value) : value
}

/** As the page draws it: what was typed and what is wrong beside it. */
export type QuestionShown = Drawn & { name: string; value: unknown; error: string | undefined }

export const questionsShown = ({ fields }: Asked, { values, errors }: Form): QuestionShown[] =>
  fields.map((field) => {
    const name = columnOf(field)
    const drawn = { as: 'input', ...questions[field].drawn, label: usagerFieldWords[field].label } as const
    return { ...drawn, name, value: values[name], error: errors[name] }
  })

/** What an address carries of its commune, typed or chosen. */
export const communeFields = ({ values }: Form) =>
  Object.fromEntries(COMMUNE.map((field) => [columnOf(field), textOf(values[columnOf(field)])]))

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
