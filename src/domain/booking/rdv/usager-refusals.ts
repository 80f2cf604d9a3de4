import { isInFamilyOf } from '#domain/people/usager/family.ts'
import type { ParticipationToChange, RdvToChange } from './lock-rdv.ts'
import { isCancellableByUsager, isCancelled, isMovableByUsager, isVisible, isWithdrawable } from './rdv.ts'

/** What a usager is answered when a rdv cannot be left or moved online. */
export type LeaveRefusal = 'rdv-introuvable' | 'deja-annule' | 'annulation-fermee' | 'trop-tard'
export type MoveRefusal = 'rdv-introuvable' | 'deja-annule' | 'deplacement-ferme' | 'autre-famille' | 'trop-tard'

type Question = { usagerId: number; now: Temporal.Instant }

export const participationsOfFamily = (rdv: RdvToChange, usagerId: number): ParticipationToChange[] =>
  rdv.participations.filter((one) => isInFamilyOf(usagerId)({ id: one.usagerId, responsibleId: one.responsibleId }))

export function leaveRefusal(rdv: RdvToChange, { usagerId, now }: Question): LeaveRefusal | null {
  const ours = participationsOfFamily(rdv, usagerId)
  if (ours.length === 0 || !isVisible(rdv.motif)) return 'rdv-introuvable'
  if (isCancelled(rdv) || ours.every(isCancelled)) return 'deja-annule'
  if (!rdv.motif.rdvsCancellableByUsager) return 'annulation-fermee'
  const isLeavable = rdv.motif.collectif ? isWithdrawable : isCancellableByUsager
  return isLeavable(rdv, now) ? null : 'trop-tard'
}

export function moveRefusal(rdv: RdvToChange, { usagerId, now }: Question): MoveRefusal | null {
  const ours = participationsOfFamily(rdv, usagerId)
  if (ours.length === 0 || !isVisible(rdv.motif)) return 'rdv-introuvable'
  if (isCancelled(rdv)) return 'deja-annule'
  if (ours.length < rdv.participations.length) return 'autre-famille'
  if (isMovableByUsager(rdv, now)) return null
  return isMovableByUsager({ ...rdv, startsAt: FAR_AHEAD }, now) ? 'trop-tard' : 'deplacement-ferme'
}

const FAR_AHEAD = new Date('9999-12-31')
