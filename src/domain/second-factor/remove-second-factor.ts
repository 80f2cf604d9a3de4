import { mailTo } from '#domain/compte/account-mail-to.ts'
import { publishEvenements } from '#domain/evenement/publish-evenement.ts'
import { db } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { findSecondFactor } from './second-factor-queries.ts'

export type RemovalOutcome = { ok: true } | { ok: false; reason: 'code-faux' | 'exige' }

type Removal = { agentId: number; code: string; brand: Verticale }

/** With a code of it, after the password; never while an organisation wants it. */
export async function removeSecondFactor(
  { agentId, code, brand }: Removal,
  now: Temporal.Instant,
): Promise<RemovalOutcome> {
  const { mailId, ...removed } = await db.$transaction(async (tx) => {
    if ((await findSecondFactor(agentId, tx)).isRequired) return { ok: false, reason: 'exige', mailId: null } as const
    const checked = await checkSecondFactor(agentId, code, now, tx)
    if (!checked.ok) return { ok: false, reason: 'code-faux', mailId: null } as const

    await tx.recoveryCode.deleteMany({ where: { agentId } })
    await tx.agent.updateMany({
      where: { id: agentId },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    })
    const mail = await mailTo(tx, 'second-factor-removed', 'agent', agentId, { returnTo: null, brand })
    return { ok: true, mailId: mail.id } as const
  })
  if (mailId !== null) await publishEvenements([mailId])
  return removed
}
