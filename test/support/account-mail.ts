import assert from 'node:assert/strict'
import type { AccountMailRequested } from '#domain/journal/evenement/account-mail.ts'
import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import { deliveryKey } from '#domain/telling/notification/notification.ts'
import { db } from '#infra/db.ts'
import { compose } from '#telling/compose.ts'
import { recorded } from './recorded.ts'

/** A mail about an account, as the worker writes it. */
export async function accountMail(requested: AccountMailRequested) {
  const evenementId = await recorded({ name: 'account.mail-requested', rdvId: null, payload: requested })
  return mailOf(evenementId, requested)
}

async function mailOf(evenementId: number, { personType: type, personId: id }: AccountMailRequested) {
  const key = deliveryKey(evenementId, { recipient: { type, id }, channel: 'mail' })
  const composed = await compose({ key, evenementId }, Temporal.Now.instant())
  return composed?.channel === 'mail' ? composed.parcel : null
}

/** An address that nobody has asks for a mail to nobody. */
const ASKED = { name: 'account.mail-requested', NOT: { payload: { path: ['personId'], equals: 0 } } }

/** The last mail about an account that was asked for: who gets which, and the address it opens. */
export async function lastAccountMail() {
  const row = await db.evenement.findFirst({ where: ASKED, orderBy: { id: 'desc' } })
  const evenement = row && (await findEvenement(row.id))
  assert.equal(evenement?.name, 'account.mail-requested', 'a mail was asked for')
  const mail = await mailOf(evenement.id, evenement.payload)
  const address = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://none.invalid'
  const { pathname, search } = new URL(address)
  return { mail: evenement.payload.mail, to: mail?.to ?? null, link: pathname + search }
}

export const countAccountMails = () => db.evenement.count({ where: ASKED })
