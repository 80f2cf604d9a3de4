import { db } from '#infra/db.ts'

/** Expired holds hide nothing: they are removed so that the table stays small. Gives how many. */
export async function sweepHolds(now: Temporal.Instant): Promise<number> {
  const { count } = await db.hold.deleteMany({ where: { expiresAt: { lte: new Date(now.epochMilliseconds) } } })
  return count
}
