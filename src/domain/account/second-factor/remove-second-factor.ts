import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { db } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { changeFactor, codesOf, type FactorOwner } from './factor-owner.ts'
import { mailSecondFactor } from './mail-second-factor.ts'
import { findSecondFactor } from './second-factor-queries.ts'

export type RemovalOutcome = { ok: true } | { ok: false; reason: 'code-faux' | 'exige' }

type Removal = { owner: FactorOwner; code: string; brand: Verticale }

/** With a code of it, after the password; never while an organisation wants it. */
export async function removeSecondFactor(
  { owner, code, brand }: Removal,
  now: Temporal.Instant,
): Promise<RemovalOutcome> {
  const { evenements, ...removed } = await db.$transaction(async (tx) => {
    if ((await findSecondFactor(owner, tx)).isRequired) return { ok: false, reason: 'exige', evenements: [] } as const
    const checked = await checkSecondFactor(owner, code, now, tx)
    if (!checked.ok) return { ok: false, reason: 'code-faux', evenements: [] } as const

    await tx.recoveryCode.deleteMany({ where: codesOf(owner) })
    await changeFactor(tx, owner, {}, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    const evenements = await mailSecondFactor(tx, owner, { mail: 'second-factor-removed', brand })
    return { ok: true, evenements } as const
  })
  await publishEvenements([...evenements])
  return removed
}
