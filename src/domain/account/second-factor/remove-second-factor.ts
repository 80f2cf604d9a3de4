import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { changeFactor, codesOf, type FactorOwner } from './factor-owner.ts'
import { mailSecondFactor } from './mail-second-factor.ts'
import { findSecondFactor } from './second-factor-queries.ts'

export type RemovalOutcome = { ok: true } | { ok: false; reason: 'code-faux' | 'exige' }

type Removal = { owner: FactorOwner; code: string; brand: Verticale }

/** With a code of it, after the password; never while an organisation wants it. */
export const removeSecondFactor = ({ owner, code, brand }: Removal, now: Temporal.Instant): Promise<RemovalOutcome> =>
  deed(systeme, async (tx) => {
    if ((await findSecondFactor(owner, tx.prisma)).isRequired) return { ok: false, reason: 'exige' }
    const checked = await checkSecondFactor(owner, code, now, tx.prisma)
    if (!checked.ok) return { ok: false, reason: 'code-faux' }

    await tx.prisma.recoveryCode.deleteMany({ where: codesOf(owner) })
    await changeFactor(tx.prisma, owner, {}, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    await mailSecondFactor(tx, owner, { mail: 'second-factor-removed', brand })
    return { ok: true }
  })
