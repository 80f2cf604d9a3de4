import { db, type Tx } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { codesOf, type FactorOwner, findFactor, secretColumn } from './factor-owner.ts'

/** `isRequired`: one of his organisations wants it. `codesLeft`: recovery codes that were not used. */
export type SecondFactor = { isAdded: boolean; isRequired: boolean; codesLeft: number }

export async function findSecondFactor(owner: FactorOwner, tx: Tx = db): Promise<SecondFactor> {
  const factor = await findFactor(tx, owner)
  return {
    isAdded: !!factor?.totpConfirmedAt,
    isRequired: owner.face === 'agent' && (await isRequiredOf(owner.id, tx)),
    codesLeft: await tx.recoveryCode.count({ where: { ...codesOf(owner), usedAt: null } }),
  }
}

/** Whether a first proof is not enough. */
export async function wantsSecondFactor(owner: FactorOwner): Promise<boolean> {
  const { isAdded, isRequired } = await findSecondFactor(owner)
  return isAdded || isRequired
}

async function isRequiredOf(agentId: number, tx: Tx) {
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
