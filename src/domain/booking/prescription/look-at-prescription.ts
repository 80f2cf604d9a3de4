import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import { findOpenCollectifs } from '#domain/booking/creneau/find-creneaux.ts'
import { type CreneauRefusal, lookAtCreneau } from '#domain/booking/creneau/look-at-creneau.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { pool } from '#infra/db.ts'
import { findChosenCollectif } from './find-chosen-collectif.ts'
import { narrowedTo } from './home.ts'
import { listPrescribableMotifs, type Prescribing } from './list-prescribable-motifs.ts'
import type { PrescribedChoice } from './prescribe-rdv.ts'

type Asked = Prescribing & { usagerId: number; choice: PrescribedChoice }

export type PrescriptionSeen = {
  motif: MotifFound
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  lieuId: number | null
  /** Of a rdv collectif. */
  title: string | null
}

type Looked = ({ ok: true } & PrescriptionSeen) | { ok: false; reason: CreneauRefusal | 'complet' }

/** Before the last page: may that still be taken for this person? The deed asks again. */
export async function lookAtPrescription(asked: Asked): Promise<Looked> {
  const { choice, home, usagerId, now } = asked
  const rdv = choice.kind === 'collectif' ? await findChosenCollectif(choice.rdvId) : null
  const motifId = choice.kind === 'individuel' ? choice.motifId : rdv?.motifId
  const [motif] = motifId === undefined ? [] : await listPrescribableMotifs(asked, { motifId })
  if (!motif) return { ok: false, reason: rdv?.isFull ? 'complet' : 'motif-ferme' }

  const narrowing = narrowedTo(home, usagerId)
  if (choice.kind === 'individuel') {
    const seen = await lookAtCreneau(pool, { ...choice, booker: 'agent_prescripteur', narrowing, now })
    if (!seen.ok) return seen
    const { startsAt, endsAt } = seen
    return { ok: true, motif, startsAt, endsAt, lieuId: choice.lieuId, title: null }
  }
  const open = await findOpenCollectifs({ motif, lieuId: rdv?.lieuId ?? null, now, who: narrowing })
  const found = open.find(({ id }) => id === choice.rdvId)
  if (!found || !hasFreeSeat(found)) return { ok: false, reason: 'complet' }
  const [startsAt, endsAt] = [found.startsAtMs, found.endsAtMs].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
  if (!startsAt || !endsAt) return { ok: false, reason: 'complet' }
  return { ok: true, motif, startsAt, endsAt, lieuId: found.lieuId, title: found.title }
}
