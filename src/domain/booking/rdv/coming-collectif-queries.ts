import { db } from '#infra/db.ts'

type Asked = { rdvId: number; motifId: number; now: Temporal.Instant }

/** A rdv collectif to come, as whoever may book its motif reads it; `title` is null where the motif names it. */
export async function findComingCollectif({ rdvId, motifId, now }: Asked) {
  const startsAt = { gt: new Date(now.epochMilliseconds) }
  const where = { id: rdvId, motifId, motif: { collectif: true }, status: { not: 'revoked' }, startsAt } as const
  const select = { name: true, startsAt: true, endsAt: true, lieuId: true }
  const rdv = await db.rdv.findFirst({ where, select })
  if (!rdv) return null
  const { name: title, lieuId } = rdv
  return { title, lieuId, startsAt: rdv.startsAt.toTemporalInstant(), endsAt: rdv.endsAt.toTemporalInstant() }
}
