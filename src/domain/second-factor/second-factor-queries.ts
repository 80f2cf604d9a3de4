import { db, type Tx } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { fromBase32 } from '#lib/base32.ts'

/** `isRequired`: one of his organisations wants it. `codesLeft`: recovery codes that were not used. */
export type SecondFactor = { isAdded: boolean; isRequired: boolean; codesLeft: number }

export async function findSecondFactor(agentId: number, tx: Tx = db): Promise<SecondFactor> {
  const agent = await tx.agent.findFirst({ where: { id: agentId, deletedAt: null }, select: SECOND_FACTOR })
  return {
    isAdded: !!agent?.totpConfirmedAt,
    isRequired: agent?.roles.some(({ organisation }) => organisation.requiresSecondFactor) ?? false,
    codesLeft: agent?._count.recoveryCodes ?? 0,
  }
}

const SECOND_FACTOR = {
  totpConfirmedAt: true,
  roles: { select: { organisation: { select: { requiresSecondFactor: true } } } },
  _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
} as const

type Wanted = { agentId: number; isAdded: boolean }

/** The secret being added, or the one that counts. Null: none, or it cannot be read any more. */
export async function findTotpSecret({ agentId, isAdded }: Wanted, tx: Tx = db) {
  const totpConfirmedAt = isAdded ? { not: null } : null
  const agent = await tx.agent.findFirst({
    where: { id: agentId, deletedAt: null, totpConfirmedAt, totpSecret: { not: null } },
    select: { totpSecret: true },
  })
  const sealed = agent?.totpSecret
  const opened = sealed ? decrypt('agents.totp_secret', sealed) : null
  const bytes = opened?.ok ? fromBase32(opened.text) : null
  return sealed && opened?.ok && bytes ? { sealed, text: opened.text, bytes } : null
}
