import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import * as motifScope from './motif-scope.ts'
import { MOTIF_TO_JUDGE } from './motif-to-judge.ts'

/** What an agent may choose for a rdv of another one, by service, then by name. */
export const listMotifsToBook = (actor: AgentActor, booked: AgentActor | null, organisationId: number) =>
  db.motif.findMany({
    where: motifScope.bookableByAgent(actor, booked, organisationId),
    select: MOTIF_TO_BOOK,
    orderBy: [{ service: { name: 'asc' } }, { serviceId: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  })

/** Those of rdvs collectifs that he may make himself. */
export const listCollectifMotifsToBook = async (actor: AgentActor, organisationId: number): Promise<MotifToBook[]> =>
  (await listMotifsToBook(actor, actor, organisationId)).filter(({ collectif }) => collectif)

/** The one that was chosen; an archived one too, so that this can be said. Null where he does not see it, and elsewhere. */
export const findMotifToBook = (actor: AgentActor, organisationId: number, id: number): Promise<MotifToBook | null> =>
  db.motif.findFirst({ where: { AND: [motifScope.seenByAgent(actor), { organisationId, id }] }, select: MOTIF_TO_BOOK })

export type MotifToBook = Prisma.MotifGetPayload<{ select: typeof MOTIF_TO_BOOK }>

const MOTIF_TO_BOOK = {
  id: true,
  name: true,
  color: true,
  ...MOTIF_TO_JUDGE,
  defaultDurationInMin: true,
  reminderDelayInHours: true,
  followUp: true,
  deletedAt: true,
  serviceId: true,
  service: { select: { name: true, shortName: true, kind: true } },
} as const satisfies Prisma.MotifSelect
