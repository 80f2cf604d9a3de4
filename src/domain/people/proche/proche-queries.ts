import { db } from '#infra/db.ts'

/** By first name; those of this usager only. */
export const listProches = (responsibleId: number) =>
  db.usager.findMany({
    where: ofResponsable(responsibleId),
    select: PROCHE,
    orderBy: [{ firstName: 'asc' }, { id: 'asc' }],
  })

export const findProche = (procheId: number, responsibleId: number) =>
  db.usager.findFirst({ where: { id: procheId, ...ofResponsable(responsibleId) }, select: PROCHE })

export type Proche = NonNullable<Awaited<ReturnType<typeof findProche>>>

const ofResponsable = (responsibleId: number) => ({ responsibleId, deletedAt: null })

const PROCHE = { id: true, firstName: true, lastName: true, birthName: true, birthDate: true } as const
