import { mailTo } from '#domain/compte/account-mail-to.ts'
import { publishEvenements } from '#domain/evenement/publish-evenement.ts'
import { db, type Tx } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { totpStepOf } from '#lib/totp.ts'
import { newRecoveryCodes, normalCode, recoveryDigest } from './second-factor.ts'
import { findTotpSecret } from './second-factor-queries.ts'

export type AdditionOutcome = { ok: true; recoveryCodes: string[] } | { ok: false; reason: 'code-faux' | 'deja-ajoute' }

type Addition = { agentId: number; code: string; brand: Verticale }

/** The application gives the right code: from now on it is asked. The recovery codes are known here only. */
export async function addSecondFactor(
  { agentId, code, brand }: Addition,
  now: Temporal.Instant,
): Promise<AdditionOutcome> {
  const secret = await findTotpSecret({ agentId, isAdded: false })
  const step = secret && totpStepOf(secret.bytes, normalCode(code), now)
  if (!secret || step === null) return { ok: false, reason: 'code-faux' }

  const recoveryCodes = newRecoveryCodes()
  const mailId = await db.$transaction(async (tx) => {
    const added = await tx.agent.updateMany({
      where: { id: agentId, totpSecret: secret.sealed, totpConfirmedAt: null },
      data: { totpConfirmedAt: new Date(now.epochMilliseconds), totpLastStep: step },
    })
    if (added.count === 0) return null
    await keepRecoveryCodes(tx, agentId, recoveryCodes)
    return (await mailTo(tx, 'second-factor-added', 'agent', agentId, { returnTo: null, brand })).id
  })
  if (mailId === null) return { ok: false, reason: 'deja-ajoute' }
  await publishEvenements([mailId])
  return { ok: true, recoveryCodes }
}

async function keepRecoveryCodes(tx: Tx, agentId: number, codes: readonly string[]) {
  await tx.recoveryCode.deleteMany({ where: { agentId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ agentId, digest: recoveryDigest(code) })) })
}
