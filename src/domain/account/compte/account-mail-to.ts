import { systeme } from '#domain/actor/actor.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import type { AccountMail, AccountMailRequested } from '#domain/journal/evenement/account-mail.ts'
import type { Face } from './check-credentials.ts'

/** The visit that asks for a mail: where the person was going, on which brand. */
export type Visit = Pick<AccountMailRequested, 'returnTo' | 'brand' | 'tries'>

/** Asked for in the deed that causes it, so nothing loses it. Codes do not pass here: they leave at once. */
export function mailTo(tx: Pick<DeedTx, 'record'>, mail: AccountMail, face: Face, personId: number, visit: Visit) {
  const payload = { mail, personType: face, personId, ...visit }
  return tx.record({ name: 'account.mail-requested', rdvId: null, payload }, systeme)
}

type Unproved = { createdThrough: string; invitationSentAt: Date | null }

/** Who opened the account himself confirms it; a file made by an agent or a code is turned into an account. */
export const mailOfUnproved = ({ createdThrough, invitationSentAt }: Unproved): AccountMail =>
  createdThrough === 'user_sign_up' && !invitationSentAt ? 'confirmation' : 'invitation'
