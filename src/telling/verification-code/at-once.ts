import type { Brand } from '#web/shared/brands.ts'
import { mailAtOnce, type SentAtOnce } from '../shared/mail-at-once.ts'

export type CodeSent = SentAtOnce

/** `until`: the last moment of the code, on the clock of who asked. */
type Sent = { to: string; code: string; until: Temporal.ZonedDateTime; brand: Brand }

/** A code leaves at once, by the process that made it: it is stored nowhere. */
export const sendCodeMail = ({ to, code, until, brand }: Sent): Promise<CodeSent> =>
  mailAtOnce('verification-code', { to, brand, facts: { code: spaced(code), until } })

/** « 482 913 » */
const spaced = (code: string) => code.replace(/(?<=^\d{3})(?=\d{3}$)/, ' ')
