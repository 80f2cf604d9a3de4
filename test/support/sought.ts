import type { MotifSought } from '#domain/booking/creneau/find-creneaux.ts'
import { db } from '#infra/db.ts'

/** The motif as searches know it. */
export async function soughtOf({ id }: { id: number }): Promise<MotifSought> {
  const motif = await db.motif.findUniqueOrThrow({
    where: { id },
    include: { organisation: { include: { territoire: true } } },
  })
  const { timeZone, departementNumber } = motif.organisation.territoire
  return {
    ...motif,
    timeZone,
    departementNumber: departementNumber ?? '',
    durationInMin: motif.defaultDurationInMin,
    minDelayS: motif.minPublicBookingDelay,
    maxDelayS: motif.maxPublicBookingDelay,
  }
}
