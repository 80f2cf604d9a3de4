import type { Request } from 'express'
import { z } from 'zod'
import type { FactorOwner } from '#domain/account/second-factor/factor-owner.ts'
import { grouped, otpauthAddress } from '#domain/account/second-factor/second-factor.ts'
import { findTotpSecret } from '#domain/account/second-factor/second-factor-queries.ts'
import { type QrCode, qrCode } from '#lib/qr-code.ts'
import { plural } from '#lib/spoken-words.ts'
import { text } from '#web/shared/fields.ts'
import { nowOf } from '#web/shared/now.ts'
import { brandOf } from '#web/shared/page.ts'
import { limitSubject } from '#web/shared/rate-limit.ts'

export const WRONG_CODE = 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.'

const codeOr = (missing: string) =>
  text.transform((typed) => typed.slice(0, 40)).refine((typed) => typed !== '', { error: missing })

/** Of the application. */
export const codeForm = z.object({ code: codeOr('Écrivez les 6 chiffres affichés par votre application.') })

/** Of the application, or of the recovery list: which of them, the domain sees. */
export const anyCode = codeOr('Écrivez les 6 chiffres affichés par votre application, ou un code de secours.')

/** Few of a person from one place, so that whoever knows a password does not keep its owner out; more from everywhere, a day. */
export const limitCodes = (req: Request, { face, id }: FactorOwner) =>
  limitSubject(req, 'second-factor', `${face}-${id}`)

export const leftInWords = (left: number) =>
  `Connexion réussie. Ce code de secours a servi. Il vous en reste ${plural(left, 'code')}.`

const ADDING_MS = 15 * 60_000

/** A proof was given again: the new key may be seen for a quarter of an hour. */
export function allowAddition(req: Request) {
  req.session.addingSecondFactor = { expiresAt: nowOf(req).epochMilliseconds + ADDING_MS }
}

const isAdding = (req: Request) => (req.session.addingSecondFactor?.expiresAt ?? 0) > nowOf(req).epochMilliseconds

export type ShownKey = { secret: string; otpauth: string; qr: QrCode }

/** The key being added, to be read, opened or scanned. */
export async function findShownKey(req: Request, owner: FactorOwner, name: string): Promise<ShownKey | null> {
  const secret = isAdding(req) ? await findTotpSecret(owner, 'being-added') : null
  if (!secret) return null
  const otpauth = otpauthAddress({ secret: secret.text, email: name, issuer: brandOf(req).name })
  return { secret: grouped(secret.text, ' '), otpauth, qr: qrCode(otpauth) }
}
