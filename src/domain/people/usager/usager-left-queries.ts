import { db } from '#infra/db.ts'

/** Of these ids, those of files that were closed or merged: they may have been chosen before, and no longer are. */
export const listUsagersWhoLeft = async (ids: readonly number[]): Promise<number[]> =>
  (await db.usager.findMany({ where: { id: { in: [...ids] }, deletedAt: { not: null } }, select: { id: true } })).map(
    ({ id }) => id,
  )
