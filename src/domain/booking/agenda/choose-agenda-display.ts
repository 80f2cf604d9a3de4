import type { Author } from '#domain/booking/rdv/author.ts'
import { deed } from '#domain/journal/deed.ts'

type Display = { displayCancelledRdv: boolean } | { displaySaturdays: boolean }

/** His own preference, for every agenda that he looks at. */
export const chooseAgendaDisplay = (actor: Author, display: Display) =>
  deed(actor, async ({ prisma }) => {
    await prisma.agent.updateMany({ where: { id: actor.id, deletedAt: null }, data: display })
  })
