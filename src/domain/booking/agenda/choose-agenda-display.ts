import type { Author } from '#domain/booking/rdv/author.ts'
import { actingAs } from '#infra/acting-as.ts'
import { db } from '#infra/db.ts'

/** His own preference, for every agenda that he looks at. */
export const chooseAgendaDisplay = (actor: Author, display: { displayCancelledRdv: boolean }) =>
  db.$transaction(async (tx) => {
    await actingAs(tx, actor)
    await tx.agent.updateMany({ where: { id: actor.id, deletedAt: null }, data: display })
  })
