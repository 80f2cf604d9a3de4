import { systeme } from '#domain/actor/actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { usagerAuthor } from '#domain/people/usager/usager-author.ts'
import { createProche } from './create-proche.ts'
import * as procheScope from './proche-scope.ts'

export type ProcheFields = { firstName: string; lastName: string; birthDate?: Date | null }

/** By the usager himself, who is the responsable whatever was sent. */
export const addProche = (responsibleId: number, proche: ProcheFields): Promise<number> =>
  deed(systeme, async (tx) => {
    await actingAsResponsable(tx, responsibleId)
    return createProche(tx.prisma, responsibleId, { ...proche, createdThrough: 'user_relative_creation' })
  })

/** False when this proche is not, or no more, one of his. */
export const updateProche = (actor: UsagerActor, id: number, proche: ProcheFields): Promise<boolean> =>
  deed(systeme, async (tx) => {
    await actingAsResponsable(tx, actor.id)
    const where = { AND: [procheScope.seenByUsager(actor), { id }] }
    const { count } = await tx.prisma.usager.updateMany({ where, data: proche })
    return count === 1
  })

async function actingAsResponsable(tx: DeedTx, id: number) {
  const responsable = { id: true, firstName: true, lastName: true, birthName: true } as const
  await tx.actAs(usagerAuthor(await tx.prisma.usager.findUniqueOrThrow({ where: { id }, select: responsable })))
}
