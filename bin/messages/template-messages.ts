import { pluralKey } from '#lib/catalogue.ts'
import { translateMarks } from '#web/shared/messages/template-marks.ts'
import { typoTemplate } from '#web/shared/template-typography.ts'
import type { Read } from './typescript-messages.ts'

const COUNTED = /\|\s*plural(?:Word)?\(\s*'([^']+)'(?:,\s*'([^']+)')?/g
const MARKED_VALUE = /[^|{\n]*\|\s*t\b(?!\()/g

/** What a template marks as said, and the words that it counts; a value is never said. */
export function messagesOfTemplate(template: string): Read {
  const source = typoTemplate(template)
  const messages: string[] = []
  const left = translateMarks(source, (message) => {
    messages.push(message)
    return message
  })
  for (const [, one = '', many] of source.matchAll(COUNTED)) messages.push(pluralKey(one, many))
  return { messages, faults: left.match(MARKED_VALUE) ?? [] }
}
