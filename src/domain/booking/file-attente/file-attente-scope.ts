import { hasFullSession, type UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Prisma } from '#infra/prisma/client.ts'

export const seenByUsager = (actor: UsagerActor): Prisma.FileAttenteWhereInput => ({
  usagerId: { in: hasFullSession(actor) ? [...actor.familyIds] : [] },
})
