import { recoveryDigest } from '#domain/account/second-factor/second-factor.ts'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { TOTP_SECRET } from './totp.ts'
import type { Answer } from './visitor.ts'

/** Fields of an agent who added an application. */
export const withSecondFactor = () => ({
  totpSecret: encrypt('agents.totp_secret', TOTP_SECRET),
  totpConfirmedAt: new Date(),
})

export async function withRecoveryCode(agentId: number, code: string) {
  await db.recoveryCode.create({ data: { agentId, digest: recoveryDigest(code) } })
  return code
}

/** The secret that the page of addition shows. */
export const secretOn = ({ $ }: Answer) => $('main code').first().text()
