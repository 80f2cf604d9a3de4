import type { RdvToCome } from '#domain/account/compte/rdvs-to-come-queries.ts'
import type { Brand } from '#web/shared/brands.ts'
import { mailAtOnce, type SentAtOnce } from '../shared/mail-at-once.ts'

type Closed = { to: string; recipient: string; rdvs: readonly RdvToCome[]; brand: Brand }

/** Leaves at once, by the process that closed the account: its address is kept nowhere any more. */
export const sendClosedMail = ({ to, recipient, rdvs, brand }: Closed): Promise<SentAtOnce> =>
  mailAtOnce('account-closed', { to, brand, facts: { recipient, email: to, rdvs } })
