import type { AccountMail } from '#domain/journal/evenement/account-mail.ts'
import type { Addressee } from './addressee.ts'
import type { AccountTelling } from './telling.ts'

/** Account mails are told whatever the person accepts; a new address is written to before it is his. */
export const holderOf =
  (mail: AccountMail) =>
  ({ evenement: { payload }, person }: AccountTelling): Addressee[] => {
    if (payload.mail !== mail) return []
    const { personType: type, personId: id } = payload
    const email = mail === 'email-change' ? person.unconfirmedEmail : person.email
    const recipient = { ...person, type, id, email, notifyByEmail: true, phoneNumber: null, deletedAt: null }
    return [{ recipient, participationIds: [] }]
  }
