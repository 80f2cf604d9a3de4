import { globSync, readFileSync } from 'node:fs'
import { keyOf } from '#lib/catalogue.ts'
import { messagesOfTemplate } from './template-messages.ts'
import { messagesOfTypescript } from './typescript-messages.ts'

/** Agents read French: what is counted there is said to nobody else. */
const FRENCH_ONLY = ['views/{agents,super-admin}/**', 'src/web/{agents,super-admin}/**', 'src/infra/prisma/**']

/** Every message that is marked, by file, in the order of the file. */
export function readMessages() {
  const messages: Record<string, string[]> = {}
  const faults: string[] = []
  for (const file of globSync(['{views,src}/**/*.njk', '{src,jobs}/**/*.ts'], { exclude: FRENCH_ONLY }).sort()) {
    const source = readFileSync(file, 'utf8')
    const read = file.endsWith('.njk') ? messagesOfTemplate(source) : messagesOfTypescript(source)
    const keys = [...new Set(read.messages.map(keyOf))]
    if (keys.length > 0) messages[file] = keys
    faults.push(...read.faults.map((fault) => `${file}: ${fault}`))
  }
  return { messages, faults }
}
