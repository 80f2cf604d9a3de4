import type { Actor } from '#domain/actor/actor.ts'
import type { AccountMailRequested } from '#domain/journal/evenement/account-mail.ts'
import { recordEvenement } from '#domain/journal/evenement/record-evenement.ts'
import type { Tx } from '#infra/db.ts'

/**
 * Asks for a mail in the transaction of its cause; after the commit, `await publishEvenement(evenement.id)`.
 * Survives Redis and the mail server being away. Codes do not pass here: they leave at once, from the web process.
 */
export const requestAccountMail = (tx: Tx, request: AccountMailRequested, actor: Actor): Promise<{ id: number }> =>
  recordEvenement(tx, { name: 'account.mail-requested', rdvId: null, payload: request }, actor)
