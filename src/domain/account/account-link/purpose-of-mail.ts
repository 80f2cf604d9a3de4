import type { AccountMail } from '#domain/journal/evenement/account-mail.ts'

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
  'export-ready': null,
} as const satisfies Record<AccountMail, string | null>
