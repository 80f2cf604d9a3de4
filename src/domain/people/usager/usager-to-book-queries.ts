import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { plainDate } from '#lib/day.ts'
import * as usagerScope from './usager-scope.ts'

/** Somebody whom an agent puts in a rdv; `isMasked`: of another organisation of the territoire, whose details he does not read. */
export type UsagerToBook = Omit<Prisma.UsagerGetPayload<{ select: typeof USAGER_TO_BOOK }>, 'birthDate'> & {
  birthDate: string | null
  isMasked: boolean
}

/** In the order asked; those who are not there for him are left out. */
export async function listUsagersToBook(actor: AgentActor, organisationId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  const among = { id: { in: [...ids] } }
  const usagers = await db.usager.findMany({
    where: { AND: [usagerScope.prescribableByAgent(actor, organisationId), among] },
    select: USAGER_TO_BOOK,
  })
  const seen = await db.usager.findMany({
    where: { AND: [usagerScope.seenByAgent(actor, organisationId), among] },
    select: { id: true },
  })
  const seenIds = new Set(seen.map(({ id }) => id))
  return usagers
    .map(
      ({ birthDate, ...usager }): UsagerToBook => ({
        ...usager,
        birthDate: birthDate && plainDate(birthDate).toString(),
        isMasked: !seenIds.has(usager.id),
      }),
    )
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Of these ids, those of files that were closed or merged since. */
export const listUsagersWhoLeft = async (ids: readonly number[]): Promise<number[]> =>
  (await db.usager.findMany({ where: { id: { in: [...ids] }, deletedAt: { not: null } }, select: { id: true } })).map(
    ({ id }) => id,
  )

const REACH = { email: true, phoneNumber: true } as const
const NAMES = { firstName: true, lastName: true } as const

const USAGER_TO_BOOK = {
  id: true,
  ...NAMES,
  birthName: true,
  birthDate: true,
  ...REACH,
  responsible: { select: { id: true, ...NAMES, ...REACH } },
} as const satisfies Prisma.UsagerSelect
