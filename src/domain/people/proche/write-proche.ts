import { systeme } from '#domain/actor/actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { createOnce } from '#domain/journal/create-once.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { usagerAuthor } from '#domain/people/usager/usager-author.ts'
import { knowProche } from './know-proche.ts'
import * as procheRules from './proche-rules.ts'
import * as procheScope from './proche-scope.ts'

export type ProcheFields = { firstName: string; lastName: string; birthDate?: Date | null }

type New = { responsibleId: number; proche: ProcheFields; once: string }

/**
 * Once, however often it is sent. The responsable is the usager himself, whatever was sent; his own id when it is he whom he named.
 * Null when he may not, or is there no more.
 */
export const addProche = (actor: UsagerActor, { responsibleId, proche, once }: New): Promise<number | null> =>
  deed(systeme, async (tx) => {
    if (procheRules.add(actor)) return null
    await actingAsResponsable(tx, responsibleId)
    const { birthDate = null, ...names } = proche
    const known = { ...names, birthDate, createdThrough: 'user_relative_creation' } as const
    return createOnce(tx, {
      once,
      create: () => knowProche(tx, responsibleId, known),
      isThere: (id) => isProche(tx, responsibleId, id),
    })
  })

async function isProche({ prisma }: DeedTx, responsibleId: number, id: number) {
  return (await prisma.usager.count({ where: { id, responsibleId, deletedAt: null } })) > 0
}

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
