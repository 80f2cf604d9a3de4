import { db } from '#infra/db.ts'
import { createProche } from './create-proche.ts'

export type ProcheFields = { firstName: string; lastName: string; birthDate?: Date | null }

/** By the usager himself, who is the responsable whatever was sent. */
export const addProche = (responsibleId: number, proche: ProcheFields): Promise<number> =>
  db.$transaction((tx) => createProche(tx, responsibleId, { ...proche, createdThrough: 'user_relative_creation' }))

/** False when this proche is not, or no more, one of his. */
export async function updateProche(procheId: number, responsibleId: number, proche: ProcheFields): Promise<boolean> {
  const where = { id: procheId, responsibleId, deletedAt: null }
  const { count } = await db.usager.updateMany({ where, data: proche })
  return count === 1
}
