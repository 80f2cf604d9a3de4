import { db } from '#infra/db.ts'

type Asked = { rdvId: number; motifId: number; now: Temporal.Instant }

/** Title of a rdv collectif to come, as usagers read it; the motif is one that the reader may book. */
export async function findTitle({ rdvId, motifId, now }: Asked): Promise<string | null> {
  const startsAt = { gt: new Date(now.epochMilliseconds) }
  const where = { id: rdvId, motifId, motif: { collectif: true }, status: { not: 'revoked' }, startsAt } as const
  const rdv = await db.rdv.findFirst({ where, select: { name: true } })
  return rdv?.name ?? null
}
