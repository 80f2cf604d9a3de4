import type { Tx } from '#infra/db.ts'

type Person = { face: 'usager' | 'agent' | 'superAdmin'; id: number }

/** All his sessions end, and the applications that use the API; the one that goes on is opened again with this version. */
export async function endConnexions(tx: Tx, { face, id }: Person): Promise<{ id: number; sessionVersion: number }> {
  const change = {
    where: { id },
    data: { sessionVersion: { increment: 1 } },
    select: { id: true, sessionVersion: true },
  }
  if (face === 'usager') return tx.usager.update(change)
  if (face === 'superAdmin') return tx.superAdmin.update(change)
  await tx.apiToken.deleteMany({ where: { agentId: id } })
  return tx.agent.update(change)
}
