import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { db } from '#infra/db.ts'
import * as procheScope from './proche-scope.ts'

/** By first name. */
export const listProches = (actor: UsagerActor) =>
  db.usager.findMany({
    where: procheScope.seenByUsager(actor),
    select: PROCHE,
    orderBy: [{ firstName: 'asc' }, { id: 'asc' }],
  })

/** Null for anybody who is not one of his. */
export const findProche = (actor: UsagerActor, id: number) =>
  db.usager.findFirst({ where: { AND: [procheScope.seenByUsager(actor), { id }] }, select: PROCHE })

export type Proche = NonNullable<Awaited<ReturnType<typeof findProche>>>

const PROCHE = { id: true, firstName: true, lastName: true, birthName: true, birthDate: true } as const
