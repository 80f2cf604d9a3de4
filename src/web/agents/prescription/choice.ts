import type { PrescribedChoice } from '#domain/booking/prescription/prescribe-rdv.ts'
import type { Parcours } from './parcours.ts'

/** What was chosen: null before the créneau. */
export function choiceIn({ rdv_collectif_id, motif_id, lieu_id, starts_at }: Parcours): PrescribedChoice | null {
  if (rdv_collectif_id !== undefined) return { kind: 'collectif', rdvId: rdv_collectif_id }
  if (motif_id === undefined || starts_at === undefined) return null
  const startsAt = Temporal.Instant.from(starts_at)
  return { kind: 'individuel', motifId: motif_id, lieuId: lieu_id ?? null, startsAt }
}
