import { z } from 'zod'
import { type DateParts, readBirthDate } from '#lib/birth-date.ts'
import { birthDateProblemInWords } from './field-words.ts'
import { text } from './fields.ts'

const parts = z.object({ day: text, month: text, year: text }).catch({ day: '', month: '', year: '' })

/** Three fields, or nothing: nobody is born after `today`. As the database wants a day. */
export const optionalBirthDate = (today: Temporal.PlainDate) =>
  parts.transform((typed, context): Date | null => {
    const read = readBirthDate(typed, today)
    if (!read.ok) context.issues.push({ code: 'custom', message: birthDateProblemInWords(read.problem), input: typed })
    return read.ok && read.date ? new Date(read.date.toString()) : null
  })

/** For showing a known date in the three fields. */
export function birthDateParts(date: Date | null): DateParts {
  const [year = '', month = '', day = ''] = date?.toISOString().slice(0, 10).split('-') ?? []
  return { day, month, year }
}
