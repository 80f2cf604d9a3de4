import { existsSync, globSync, readFileSync } from 'node:fs'
import { translateTemplate, translateTextTemplate } from '#web/shared/messages/template-messages.ts'
import { typoTemplate } from '#web/shared/template-typography.ts'

const PAGES = 'views/{usagers,errors}/**/*.njk'
const MAILS = 'src/telling/{account-*,rdv-*-usager,verification-code}/*.njk'
const LAYOUTS = [
  'views/layouts/usager.njk',
  ...['layout', 'layout.txt'].map((name) => `src/telling/shared/mail/${name}.njk`),
]
const USED = /\{%-?\s*(?:extends|from|import|include)\b[^%]*?["']([^"']+\.njk)["']/g

/** What usagers read, and every component that it draws. */
export function templateFiles(): string[] {
  const files = new Set([...globSync(PAGES), ...globSync(MAILS), ...LAYOUTS])
  for (const file of files) for (const used of usedBy(file)) files.add(used)
  return [...files].sort()
}

const usedBy = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(USED)].map(([, name]) => `views/${name}`).filter((name) => existsSync(name))

export function messagesOfTemplate(file: string): string[] {
  const found: string[] = []
  const source = readFileSync(file, 'utf8')
  const translate = file.endsWith('.txt.njk') ? translateTextTemplate : translateTemplate
  translate(typoTemplate(source), (message) => {
    found.push(message)
    return null
  })
  return found
}
