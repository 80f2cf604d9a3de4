import assert from 'node:assert/strict'
import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import { db } from '#infra/db.ts'
import { accountMail } from '#telling/shared/account-message.ts'

/** The last mail about an account that was asked for, as the worker writes it: who gets which, and the address it opens. */
export async function lastAccountMail() {
  const row = await db.evenement.findFirst({ where: { name: 'account.mail-requested' }, orderBy: { id: 'desc' } })
  const evenement = row && (await findEvenement(row.id))
  assert.equal(evenement?.name, 'account.mail-requested', 'a mail was asked for')
  const composed = await accountMail(evenement.payload, Temporal.Now.instant())
  const address = /https?:\/\/\S+/.exec(composed?.mail.text ?? '')?.[0] ?? 'http://none.invalid'
  const { pathname, search } = new URL(address)
  return { mail: evenement.payload.mail, to: composed?.mail.to ?? null, link: pathname + search }
}

export const countAccountMails = () => db.evenement.count({ where: { name: 'account.mail-requested' } })
