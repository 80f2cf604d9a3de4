import type { Request } from 'express'
import type { Face } from '#domain/account/compte/check-credentials.ts'
import type { PasswordOwner } from '#domain/account/password/password-rules.ts'
import { formPagesOf } from '#web/shared/form-page.ts'
import type { Pages } from '#web/shared/page.ts'
import { letIn } from '#web/shared/refusal.ts'
import { anyVisitOf, type Visit } from '#web/shared/visit.ts'

/** Who holds the account. */
type Holder = PasswordOwner & { id: number; sessionVersion: number }

type Address = () => string

/** What an audience gives the pages of accounts, which are made once: whose they are, where they are, in which frame. */
export type Door = {
  face: Face
  page: Pages
  paths: Record<
    | 'connexionPath'
    | 'demandeDeMotDePassePath'
    | 'motDePassePath'
    | 'nouveauMotDePassePath'
    | 'changementDeMotDePassePath'
    | 'confirmationPath'
    | 'connexionsPath'
    | 'fermetureDesAutresConnexionsPath',
    Address
  > & { fermetureDeConnexionPath: (of: { connexionId: string }) => string }
  /** Where he arrives. */
  home: string
  /** The page that leads to those of the account. */
  account: Back
  /** Who is signed in; null for anybody else. */
  findHolder(req: Request): Holder | null
}

/** The way back, and what it says. */
export type Back = { href: string; text: () => string }

export const shownBack = ({ href, text }: Back) => ({ href, text: text() })

export type HolderVisit = Visit & { holder: Holder }

/** After the access of those who are signed in. */
export const holderVisitOf = (door: Door, req: Request): HolderVisit => ({
  ...anyVisitOf(req),
  holder: letIn(door.findHolder(req)),
})

export const holderFormPage = (door: Door) => formPagesOf((req) => holderVisitOf(door, req))
