import { readFileSync } from 'node:fs'
import { pluralKey } from '#lib/catalogue.ts'
import { translateMarks } from '#web/shared/messages/template-marks.ts'
import { typoTemplate } from '#web/shared/template-typography.ts'

const COUNTED = /\|\s*plural(?:Word)?\(\s*'([^']+)'(?:,\s*'([^']+)')?/g

/** What a template marks as said, and the words that it counts. */
export function messagesOfTemplate(file: string): string[] {
  const source = typoTemplate(readFileSync(file, 'utf8'))
  const found: string[] = []
  translateMarks(source, (message) => {
    found.push(message)
    return message
  })
  for (const [, one = '', many] of source.matchAll(COUNTED)) found.push(pluralKey(one, many))
  return found
}
