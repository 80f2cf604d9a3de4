import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { newTotpSecret } from './second-factor.ts'

/** A new secret, which counts for nothing until a code of it is given. One that counts already is kept: false. */
export async function prepareSecondFactor(agentId: number): Promise<boolean> {
  const { count } = await db.agent.updateMany({
    where: { id: agentId, totpConfirmedAt: null, deletedAt: null },
    data: { totpSecret: encrypt('agents.totp_secret', newTotpSecret()), totpLastStep: null },
  })
  return count === 1
}
