import type { Verticale } from '#infra/prisma/enums.ts'

/** Mails about an account. Those with a link carry one that is made when the mail leaves: no token waits in the database. */
export const ACCOUNT_MAILS = [
  'confirmation',
  'email-change',
  'password-reset',
  'already-registered',
  'invitation',
  'password-changed',
  'address-change-asked',
  'identity-linked',
  'second-factor-added',
  'second-factor-removed',
] as const

export type AccountMail = (typeof ACCOUNT_MAILS)[number]

/** Without the address: it is read when the mail leaves. */
export type AccountMailRequested = {
  mail: AccountMail
  personType: 'usager' | 'agent'
  personId: number
  /** Path of the page the person was going to, found again through the link. */
  returnTo: string | null
  brand: Verticale
}

export const purposeOfMail = {
  confirmation: 'confirmation',
  'email-change': 'email_change',
  'password-reset': 'password_reset',
  'already-registered': null,
  invitation: 'invitation',
  'password-changed': null,
  'address-change-asked': null,
  'identity-linked': null,
  'second-factor-added': null,
  'second-factor-removed': null,
} as const satisfies Record<AccountMail, string | null>
