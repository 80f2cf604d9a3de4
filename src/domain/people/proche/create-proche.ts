import type { Tx } from '#infra/db.ts'
import type { CreatedThrough } from '#infra/prisma/enums.ts'

export type NewProche = {
  firstName: string
  lastName: string
  birthDate?: Date | null
  antsPreDemandeNumber?: string | null
  createdThrough: CreatedThrough
}

/** Known at once by the organisations of the responsable. */
export async function createProche(tx: Tx, responsibleId: number, proche: NewProche): Promise<number> {
  const profiles = await tx.usagerProfile.findMany({
    where: { usagerId: responsibleId },
    select: { organisationId: true },
  })
  const { id } = await tx.usager.create({
    data: { ...proche, responsibleId, profiles: { create: profiles } },
    select: { id: true },
  })
  return id
}
