import type { Brand } from '#web/shared/brands.ts'
import { mailAtOnce } from '../shared/mail-at-once.ts'

/** A code leaves at once, by the process that made it: it is stored nowhere. */
export const sendCodeMail = ({ to, code, brand }: { to: string; code: string; brand: Brand }): Promise<boolean> =>
  mailAtOnce('verification-code', { to, brand, facts: { code: spaced(code) } })

/** « 482 913 » */
const spaced = (code: string) => code.replace(/(?<=^\d{3})(?=\d{3}$)/, ' ')
