import { LIVE } from '#domain/booking/status/status.ts'
import { db } from '#infra/db.ts'

/** What a removal cancels, to be shown before. Rdvs that usagers do not see are not told of. */
export async function listRdvsToCome(usagerIds: readonly number[], now: Temporal.Instant) {
  const rdvs = await db.rdv.findMany({
    where: {
      startsAt: { gt: new Date(now.epochMilliseconds) },
      ...LIVE,
      participations: { some: { usagerId: { in: [...usagerIds] }, ...LIVE } },
      motif: { visibilityType: { not: 'invisible' } },
    },
    select: {
      id: true,
      startsAt: true,
      motif: { select: { name: true } },
      organisation: { select: { name: true, verticale: true, territoire: { select: { timeZone: true } } } },
    },
    orderBy: { startsAt: 'asc' },
  })
  return rdvs.map(({ motif, organisation, startsAt, id }) => ({
    id,
    startsAt: Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()),
    motif: motif.name,
    organisation: organisation.name,
    isInsertion: organisation.verticale === 'rdv_insertion',
    zone: organisation.territoire.timeZone,
  }))
}

export type RdvToCome = Awaited<ReturnType<typeof listRdvsToCome>>[number]
