import { actingAsUsager } from '#domain/journal/journal/acting-as-usager.ts'
import { db, type Tx } from '#infra/db.ts'
import { createProche } from './create-proche.ts'

export type ProcheFields = { firstName: string; lastName: string; birthDate?: Date | null }

/** By the usager himself, who is the responsable whatever was sent. */
export const addProche = (responsibleId: number, proche: ProcheFields): Promise<number> =>
  db.$transaction(async (tx) => {
    await actingAsResponsable(tx, responsibleId)
    return createProche(tx, responsibleId, { ...proche, createdThrough: 'user_relative_creation' })
  })

/** False when this proche is not, or no more, one of his. */
export const updateProche = (procheId: number, responsibleId: number, proche: ProcheFields): Promise<boolean> =>
  db.$transaction(async (tx) => {
    await actingAsResponsable(tx, responsibleId)
    const where = { id: procheId, responsibleId, deletedAt: null }
    const { count } = await tx.usager.updateMany({ where, data: proche })
    return count === 1
  })

async function actingAsResponsable(tx: Tx, id: number) {
  const responsable = { id: true, firstName: true, lastName: true, birthName: true } as const
  await actingAsUsager(tx, await tx.usager.findUniqueOrThrow({ where: { id }, select: responsable }))
}
