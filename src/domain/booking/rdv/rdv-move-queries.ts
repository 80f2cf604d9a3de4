import { db } from '#infra/db.ts'

export type Move = Awaited<ReturnType<typeof listMoves>>[number]

const MOST = 50

/** Where a rdv was before, the newest move first: written by trigger, whoever moves it. */
export const listMoves = (rdvId: number) =>
  db.rdvMove.findMany({
    where: { rdvId },
    select: { startsAt: true, endsAt: true, movedAt: true, actorType: true, lieu: { select: { name: true } } },
    orderBy: { id: 'desc' },
    take: MOST,
  })
