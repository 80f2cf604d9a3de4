import type { Tx } from '#infra/db.ts'
import type { EncryptedColumn } from '#infra/encrypted-columns.ts'

/** Who has a second factor: both keep it in the same columns. */
export type FactorOwner = { face: 'agent' | 'superAdmin'; id: number }

export const agentFactor = ({ id }: { id: number }): FactorOwner => ({ face: 'agent', id })

export const superAdminFactor = ({ id }: { id: number }): FactorOwner => ({ face: 'superAdmin', id })

export const secretColumn = {
  agent: 'agents.totp_secret',
  superAdmin: 'super_admins.totp_secret',
} as const satisfies Record<FactorOwner['face'], EncryptedColumn>

/** In `recovery_codes`. */
export const codesOf = ({ face, id }: FactorOwner) =>
  face === 'agent' ? { agentId: id, superAdminId: null } : { agentId: null, superAdminId: id }

type Expected = {
  totpSecret?: string
  totpConfirmedAt?: null
  OR?: ({ totpLastStep: null } | { totpLastStep: { lt: number } })[]
}

type Change = { totpSecret?: string | null; totpConfirmedAt?: Date | null; totpLastStep?: number | null }

/** Guarded by the state it expects; false when another was first, or the person is gone. */
export async function changeFactor(tx: Tx, { face, id }: FactorOwner, expected: Expected, data: Change) {
  const changed =
    face === 'agent'
      ? await tx.agent.updateMany({ where: { ...expected, id, deletedAt: null }, data })
      : await tx.superAdmin.updateMany({ where: { ...expected, id }, data })
  return changed.count === 1
}

/** Null when the person is gone. */
export const findFactor = (tx: Tx, { face, id }: FactorOwner) =>
  face === 'agent'
    ? tx.agent.findFirst({ where: { id, deletedAt: null }, select: FACTOR })
    : tx.superAdmin.findFirst({ where: { id }, select: FACTOR })

const FACTOR = { totpSecret: true, totpConfirmedAt: true } as const
