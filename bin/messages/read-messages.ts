import { globSync } from 'node:fs'
import { keyOf } from '#lib/catalogue.ts'
import { messagesOfTemplate } from './template-messages.ts'
import { messagesOfTypescript } from './typescript-messages.ts'

/** Agents read French: what is counted there is said to nobody else. */
const FRENCH_ONLY = ['views/{agents,super-admin}/**']

const TYPESCRIPT = [
  'src/web/usagers/**/*.ts',
  'src/web/shared/*.ts',
  'src/lib/{birth-date,phone}.ts',
  'src/domain/account/password/password.ts',
]

/** Not pages of usagers: a file with French labels, what agents read, and what browsers obey. */
const LEFT_OUT = new Set([
  'src/web/usagers/compte/personal-file-words.ts',
  'src/web/shared/agent-sign-in.ts',
  'src/web/shared/second-factor.ts',
  'src/web/shared/security-headers.ts',
])

export type Messages = Record<string, string[]>

/** Every message that usagers may read, by file, in the order of the file. */
export function readMessages(): { messages: Messages; unsaid: string[] } {
  const messages: Messages = {}
  const unsaid: string[] = []
  for (const file of globSync('{views,src/telling}/**/*.njk', { exclude: FRENCH_ONLY }).sort())
    keep(messages, file, messagesOfTemplate(file))
  for (const file of globSync(TYPESCRIPT).sort()) {
    if (LEFT_OUT.has(file)) continue
    const read = messagesOfTypescript(file)
    keep(messages, file, read.messages)
    unsaid.push(...read.unsaid.map((sentence) => `${file}: « ${sentence} »`))
  }
  return { messages, unsaid }
}

function keep(messages: Messages, file: string, found: readonly string[]) {
  const keys = [...new Set(found.map(keyOf))]
  if (keys.length > 0) messages[file] = keys
}
