import { db } from '#infra/db.ts'

/** Not published by the process that recorded them, or published long ago and forgotten by Redis since. */
export async function listUndispatched(since: { recorded: Temporal.Instant; published: Temporal.Instant }) {
  const found = await db.evenement.findMany({
    where: {
      dispatchedAt: null,
      occurredAt: { lte: dateOf(since.recorded) },
      OR: [{ publishedAt: null }, { publishedAt: { lte: dateOf(since.published) } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: 1000,
  })
  return found.map(({ id }) => id)
}

const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
