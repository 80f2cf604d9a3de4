import type { Author } from '#domain/booking/rdv/author.ts'
import { deed } from '#domain/journal/deed.ts'
import type { StartPage } from '#infra/prisma/enums.ts'

/** His own preference, in all his organisations. */
export const chooseStartPage = (actor: Author, startPage: StartPage) =>
  deed(actor, async ({ prisma }) => {
    await prisma.agent.updateMany({ where: { id: actor.id, deletedAt: null }, data: { startPage } })
  })
