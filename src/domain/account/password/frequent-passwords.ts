import { readFileSync } from 'node:fs'
import { SHORTEST } from './password-rules.ts'

const list = readFileSync(new URL('./french-passwords-top-20000.txt', import.meta.url), 'utf8')

/** Shorter ones are refused anyway. */
const frequent = new Set(
  list
    .split(/\r?\n/)
    .map((password) => password.toLowerCase())
    .filter((password) => password.length >= SHORTEST),
)

export const isFrequentPassword = (password: string) => frequent.has(password.toLowerCase())
