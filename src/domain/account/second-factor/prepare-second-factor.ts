import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { changeFactor, type FactorOwner, secretColumn } from './factor-owner.ts'
import { newTotpSecret } from './second-factor.ts'

/** A new secret, which counts for nothing until a code of it is given. One that counts already is kept: false. */
export function prepareSecondFactor(owner: FactorOwner): Promise<boolean> {
  const totpSecret = encrypt(secretColumn[owner.face], newTotpSecret())
  return changeFactor(db, owner, { totpConfirmedAt: null }, { totpSecret, totpLastStep: null })
}
