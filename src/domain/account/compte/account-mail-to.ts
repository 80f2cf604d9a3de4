import { systeme } from '#domain/actor/actor.ts'
import type { AccountMail } from '#domain/journal/evenement/account-mail.ts'
import { requestAccountMail } from '#domain/telling/notification/account-mails.ts'
import type { Tx } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import type { Face } from './check-credentials.ts'

/** The visit that asks for a mail: where the person was going, on which brand. */
export type Visit = { returnTo: string | null; brand: Verticale }

export const mailTo = (tx: Tx, mail: AccountMail, face: Face, personId: number, visit: Visit) =>
  requestAccountMail(tx, { mail, personType: face, personId, ...visit }, systeme)

type Unproved = { createdThrough: string; invitationSentAt: Date | null }

/** Who opened the account himself confirms it; a file made by an agent or a code is turned into an account. */
export const mailOfUnproved = ({ createdThrough, invitationSentAt }: Unproved): AccountMail =>
  createdThrough === 'user_sign_up' && !invitationSentAt ? 'confirmation' : 'invitation'
