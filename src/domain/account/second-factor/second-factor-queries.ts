import { db, type Tx } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { codesOf, type FactorOwner, findFactor, secretColumn } from './factor-owner.ts'

/** `isRequired`: one of his organisations wants it. `codesLeft`: recovery codes that were not used. */
export type SecondFactor = { isAdded: boolean; isRequired: boolean; codesLeft: number }

export async function findSecondFactor(owner: FactorOwner, tx: Tx = db): Promise<SecondFactor> {
  return {
    isAdded: await isFactorAdded(owner, tx),
    isRequired: await isFactorRequired(owner, tx),
    codesLeft: await tx.recoveryCode.count({ where: { ...codesOf(owner), usedAt: null } }),
  }
}

/** Whether a first proof is not enough. */
export const wantsSecondFactor = async (owner: FactorOwner): Promise<boolean> =>
  (await isFactorAdded(owner)) || (await isFactorRequired(owner))

export async function isFactorAdded(owner: FactorOwner, tx: Tx = db): Promise<boolean> {
  const factor = await findFactor(tx, owner)
  return !!factor?.totpConfirmedAt
}

async function isFactorRequired({ face, id: agentId }: FactorOwner, tx: Tx = db) {
  if (face !== 'agent') return false
  const where = { agentId, agent: { deletedAt: null }, organisation: { requiresSecondFactor: true } }
  return (await tx.agentRole.findFirst({ where, select: { id: true } })) !== null
}

/** The secret that counts, or the one being added. Null: none, or it cannot be read any more. */
export async function findTotpSecret(owner: FactorOwner, which: 'added' | 'being-added', tx: Tx = db) {
  const factor = await findFactor(tx, owner)
  if (!factor?.totpSecret || (factor.totpConfirmedAt !== null) !== (which === 'added')) return null

  const opened = decrypt(secretColumn[owner.face], factor.totpSecret)
  return opened.ok ? { sealed: factor.totpSecret, text: opened.text } : null
}
