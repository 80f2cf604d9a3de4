import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { purposeOfMail } from '#domain/account/account-link/purpose-of-mail.ts'
import type { AccountMailRequested } from '#domain/journal/evenement/account-mail.ts'
import type { Notification } from '#domain/telling/notification/notification.ts'
import type { AccountTelling } from '#domain/telling/notification/telling.ts'
import type { MessageName } from '#domain/telling/notification/who-is-told.ts'
import { displayName } from '#lib/names.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import type { Brand } from '#web/shared/brands.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { type MailParcel, writeMail } from '../channels/mail/mail.ts'

type Told = { telling: AccountTelling; notification: Notification }

/** The page of each face that a button opens, with the token of mails that carry one. */
export type AccountPages = Record<AccountMailRequested['personType'], (token: string) => string>

type Spoken<Name> = {
  name: Name
  opens: AccountPages
  facts?(minted: { brand: Brand; code: string | null }): object
}

/** A message about an account, to its holder. */
export const accountMessage = <Name extends Extract<MessageName, `account-${string}`>>({
  name,
  opens,
  facts,
}: Spoken<Name>) => ({
  name,
  receipt: () => null,
  by: {
    async mail({ telling, notification: { address, recipient } }: Told, now: Temporal.Instant): Promise<MailParcel> {
      const requested = telling.evenement.payload
      const brand = brandOfVerticale(requested.brand)
      const { token, code } = await minted(requested, address, now)
      const href = publicUrl(brand, opens[requested.personType](token))
      const shared = { recipient: displayName(recipient), email: address, href }
      return writeMail(name, { to: address, brand, facts: { ...shared, ...facts?.({ brand, code }) } })
    },
  },
})

/** The token is made for this mail, here: only its digest is kept. */
async function minted(requested: AccountMailRequested, email: string, now: Temporal.Instant) {
  const purpose = purposeOfMail[requested.mail]
  return purpose === null ? { token: '', code: null } : mintAccountLink({ ...requested, purpose, email }, now)
}
