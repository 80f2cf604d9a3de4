import assert from 'node:assert/strict'
import { recoveryDigest } from '#domain/account/second-factor/second-factor.ts'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { base32, fromBase32 } from '#lib/base32.ts'
import { totp, totpStep } from '#lib/totp.ts'
import type { Answer } from './visitor.ts'

const TOTP_SECRET = base32(Buffer.from('12345678901234567890'))

/** Fields of an agent who added an application. */
export const withSecondFactor = () => ({
  totpSecret: encrypt('agents.totp_secret', TOTP_SECRET),
  totpConfirmedAt: new Date(),
})

export async function withRecoveryCode(agentId: number, code: string) {
  await db.recoveryCode.create({ data: { agentId, digest: recoveryDigest(code) } })
  return code
}

/** What his application shows; `ahead`: in that many steps of 30 seconds. */
export function codeOf(secret = TOTP_SECRET, ahead = 0): string {
  const bytes = fromBase32(secret.replaceAll('-', ''))
  assert.ok(bytes, 'a secret')
  return totp(bytes, totpStep(Temporal.Now.instant()) + ahead)
}

/** The secret that the page of addition shows. */
export const secretOn = ({ $ }: Answer) => $('main code').first().text()
