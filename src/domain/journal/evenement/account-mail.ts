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
  'export-ready',
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
  /** Digests of the tries that asked for it, given back once its link is opened. */
  tries?: readonly string[] | undefined
}
