import { endConnexions } from '#domain/account/connexion/end-connexions.ts'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Tx } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { changeFactor, codesOf, type FactorOwner } from './factor-owner.ts'
import { mailSecondFactor } from './mail-second-factor.ts'
import { newRecoveryCodes, normalCode, recoveryDigest, totpStepOf } from './second-factor.ts'
import { findTotpSecret } from './second-factor-queries.ts'

export type AdditionOutcome =
  | { ok: true; recoveryCodes: string[]; person: { id: number; sessionVersion: number } }
  | { ok: false; reason: 'code-faux' | 'deja-ajoute' }

type Addition = { owner: FactorOwner; code: string; brand: Verticale }

/** The application gives the right code: from now on it is asked, and what was opened without it ends. The recovery codes are known here only. */
export async function addSecondFactor(
  { owner, code, brand }: Addition,
  now: Temporal.Instant,
): Promise<AdditionOutcome> {
  const secret = await findTotpSecret(owner, 'being-added')
  const step = secret && totpStepOf(secret.text, normalCode(code), now)
  if (!secret || step === null) return { ok: false, reason: 'code-faux' }

  const recoveryCodes = newRecoveryCodes()
  return deed(systeme, async (tx) => {
    const expected = { totpSecret: secret.sealed, totpConfirmedAt: null }
    const data = { totpConfirmedAt: new Date(now.epochMilliseconds), totpLastStep: step }
    if (!(await changeFactor(tx.prisma, owner, expected, data))) return { ok: false, reason: 'deja-ajoute' }
    await keepRecoveryCodes(tx.prisma, owner, recoveryCodes)
    await mailSecondFactor(tx, owner, { mail: 'second-factor-added', brand })
    return { ok: true, recoveryCodes, person: await endConnexions(tx.prisma, owner) }
  })
}

async function keepRecoveryCodes(tx: Tx, owner: FactorOwner, codes: readonly string[]) {
  await tx.recoveryCode.deleteMany({ where: codesOf(owner) })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ ...codesOf(owner), digest: recoveryDigest(code) })) })
}
