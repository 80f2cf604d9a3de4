import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { type FileChange, writtenOn } from './file-change.ts'
import { usagerAuthor } from './usager-author.ts'

/** Names and birth date given by FranceConnect stay, whatever was sent. */
export async function updateInformations(usagerId: number, change: FileChange): Promise<void> {
  await deed(systeme, async (tx) => {
    const known = await tx.prisma.usager.findUniqueOrThrow({ where: { id: usagerId } })
    await tx.actAs(usagerAuthor(known))
    await tx.prisma.usager.update({ where: { id: usagerId }, data: writtenOn(known, change) })
  })
}
