import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Those of this usager, who shows, changes and removes them; the responsable of a new one is himself, whatever was sent. */
export const seenByUsager = (actor: UsagerActor): Prisma.UsagerWhereInput => ({
  AND: [usagerScope.seenByUsager(actor), { responsibleId: actor.id }],
})
