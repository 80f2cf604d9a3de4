import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { purposeOfMail } from '#domain/account/account-link/purpose-of-mail.ts'
import type { AccountMail, AccountMailRequested } from '#domain/journal/evenement/account-mail.ts'
import { findAccountPerson } from '#domain/telling/notification/account-mail-queries.ts'
import { config } from '#infra/config.ts'
import * as agents from '#web/agents/connexion/paths.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import {
  codeDInvitationPath,
  confirmationPath,
  connexionPath,
  demandeDeMotDePassePath,
  invitationPath,
  nouveauMotDePassePath,
} from '#web/usagers/connexion/paths.ts'
import { aidePath } from '#web/usagers/site/paths.ts'
import { type ComposedMail, senderOf } from '../channels/mail/mail.ts'
import { renderMail } from '../channels/mail/render-mail.ts'
import { fullName } from './rdv-words.ts'

/** Null when the account was closed, or has no address. */
export async function accountMail(
  requested: AccountMailRequested,
  now: Temporal.Instant,
): Promise<ComposedMail | null> {
  const person = await findAccountPerson(requested.personType, requested.personId)
  const to = requested.mail === 'email-change' ? person?.unconfirmedEmail : person?.email
  if (!person || !to) return null
  const brand = brandOfVerticale(requested.brand)
  const { path, code } = await linkOf(requested, to, now)
  const rendered = renderMail(`account-${requested.mail}`, {
    brand,
    recipient: fullName(person),
    email: to,
    href: publicUrl(brand, path),
    code: code && `${code.slice(0, 4)} ${code.slice(4)}`,
    codePage: publicUrl(brand, codeDInvitationPath()),
    demo: config.DEMO,
  })
  return { mail: { from: senderOf(brand), to, ...rendered }, receipt: null }
}

/** The token is made for this mail, here: only its digest is kept. */
async function linkOf(requested: AccountMailRequested, email: string, now: Temporal.Instant) {
  const purpose = purposeOfMail[requested.mail]
  const minted = purpose === null ? null : await mintAccountLink({ ...requested, purpose, email }, now)
  return { path: pathsOf[requested.personType][requested.mail](minted?.token ?? ''), code: minted?.code ?? null }
}

type Paths = Record<AccountMail, (token: string) => string>

const usagerPaths: Paths = {
  confirmation: (token) => confirmationPath({}, { confirmation_token: token }),
  'email-change': (token) => confirmationPath({}, { confirmation_token: token }),
  'password-reset': (token) => nouveauMotDePassePath({}, { reset_password_token: token }),
  'already-registered': () => connexionPath(),
  invitation: (token) => invitationPath({}, { invitation_token: token }),
  'password-changed': () => demandeDeMotDePassePath(),
  'address-change-asked': () => demandeDeMotDePassePath(),
  'identity-linked': () => aidePath(),
  'second-factor-added': () => demandeDeMotDePassePath(),
  'second-factor-removed': () => demandeDeMotDePassePath(),
}

const pathsOf: Record<AccountMailRequested['personType'], Paths> = {
  usager: usagerPaths,
  agent: {
    ...usagerPaths,
    confirmation: (token) => agents.confirmationPath({}, { confirmation_token: token }),
    'email-change': (token) => agents.confirmationPath({}, { confirmation_token: token }),
    'password-reset': (token) => agents.nouveauMotDePassePath({}, { reset_password_token: token }),
    invitation: (token) => agents.invitationPath({}, { invitation_token: token }),
    'already-registered': () => agents.connexionPath(),
    'password-changed': () => agents.demandeDeMotDePassePath(),
    'address-change-asked': () => agents.demandeDeMotDePassePath(),
    'second-factor-added': () => agents.demandeDeMotDePassePath(),
    'second-factor-removed': () => agents.demandeDeMotDePassePath(),
  },
}
