import type { Request } from 'express'
import type { Hold } from '#domain/booking/hold/hold.ts'
import { lookAtChosenCreneau } from '#domain/booking/hold/look-at-chosen-creneau.ts'
import { lookAtCollectif } from '#domain/booking/participation/look-at-collectif.ts'
import { findTitle } from '#domain/booking/rdv/rdv-title-queries.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { currentUsager } from '../session.ts'
import { bookerOf } from './booker-of.ts'
import type { Lost } from './lost-creneau.ts'
import type { Parcours } from './parcours.ts'

type Asked = {
  parcours: Parcours
  collectifId: number | null
  startsAt: Temporal.Instant | null
  /** The booking looks by itself. */
  isConfirming: boolean
  now: Temporal.Instant
}

type Choice =
  | {
      ok: true
      startsAt: Temporal.Instant
      endsAt: Temporal.Instant
      lieuId: number | null
      hold: Hold | null
      title: string | null
    }
  | { ok: false; reason: Lost }

/** Whether what was chosen, a créneau or a rdv collectif, may still be booked. */
export const findChoice = (req: Request, asked: Asked): Promise<Choice> =>
  asked.collectifId === null ? findCreneau(req, asked) : findCollectif(req, asked.collectifId, asked)

async function findCreneau(req: Request, { parcours, startsAt, isConfirming, now }: Asked): Promise<Choice> {
  if (!startsAt || !parcours.motif_id) return { ok: false, reason: 'creneau-pris' }
  const lieuId = parcours.lieu_id ?? null
  if (isConfirming) return { ok: true, startsAt, endsAt: startsAt, lieuId, hold: null, title: null }
  const looked = await lookAtChosenCreneau({
    motifId: parcours.motif_id,
    lieuId,
    startsAt,
    booker: bookerOf(req, parcours.motif_id),
    usagerIds: [currentUsager(req).id],
    durationInMin: parcours.duration,
    sessionDigest: browserDigest(req),
    now,
  })
  if (!looked.ok) return looked
  return { ok: true, startsAt, endsAt: looked.creneau.endsAt, lieuId, hold: looked.hold, title: null }
}

async function findCollectif(req: Request, rdvId: number, { parcours, now }: Asked): Promise<Choice> {
  const { id, responsibleId } = currentUsager(req)
  const booker = bookerOf(req, parcours.motif_id ?? 0)
  const looked = await lookAtCollectif({ rdvId, usagerId: responsibleId ?? id, booker, now })
  if (!looked.ok) return { ok: false, reason: looked.reason === 'usager-hors-famille' ? 'complet' : looked.reason }
  const { rdv } = looked
  if (rdv.motifId !== parcours.motif_id) return { ok: false, reason: 'rdv-introuvable' }
  const [startsAt, endsAt] = [rdv.startsAt.toTemporalInstant(), rdv.endsAt.toTemporalInstant()]
  return { ok: true, startsAt, endsAt, lieuId: rdv.lieuId, hold: null, title: await findTitle(rdvId) }
}
