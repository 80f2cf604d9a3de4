import { db, type Tx } from '#infra/db.ts'
import { changeFactor, codesOf, type FactorOwner } from './factor-owner.ts'
import { isTotpCode, normalCode, recoveryDigest, totpStepOf } from './second-factor.ts'
import { findTotpSecret, isFactorAdded } from './second-factor-queries.ts'

/** `codesLeft`: of the recovery codes, when one of them was given. */
export type CheckOutcome = { ok: true; codesLeft: number | null } | { ok: false }

/** A code of the application, or a recovery code. Each opens once: of two at the same time, one is refused. */
export async function checkSecondFactor(
  owner: FactorOwner,
  typed: string,
  now: Temporal.Instant,
  tx: Tx = db,
): Promise<CheckOutcome> {
  const code = normalCode(typed)
  return isTotpCode(code) ? useTotp(tx, owner, code, now) : useRecoveryCode(tx, owner, code, now)
}

async function useTotp(tx: Tx, owner: FactorOwner, code: string, now: Temporal.Instant): Promise<CheckOutcome> {
  const secret = await findTotpSecret(owner, 'added', tx)
  const step = secret && totpStepOf(secret.text, code, now)
  if (!secret || step === null) return { ok: false }

  const isLater = [{ totpLastStep: null }, { totpLastStep: { lt: step } }]
  const isUsed = await changeFactor(tx, owner, { totpSecret: secret.sealed, OR: isLater }, { totpLastStep: step })
  return isUsed ? { ok: true, codesLeft: null } : { ok: false }
}

async function useRecoveryCode(tx: Tx, owner: FactorOwner, code: string, now: Temporal.Instant): Promise<CheckOutcome> {
  if (!(await isFactorAdded(owner, tx))) return { ok: false }

  const used = await tx.recoveryCode.updateMany({
    where: { ...codesOf(owner), digest: recoveryDigest(code), usedAt: null },
    data: { usedAt: new Date(now.epochMilliseconds) },
  })
  if (used.count === 0) return { ok: false }
  return { ok: true, codesLeft: await tx.recoveryCode.count({ where: { ...codesOf(owner), usedAt: null } }) }
}
