import type { Hold } from '#domain/booking/hold/hold.ts'
import { lookAtChosenCreneau } from '#domain/booking/hold/look-at-chosen-creneau.ts'
import { lookAtCollectif } from '#domain/booking/participation/look-at-collectif.ts'
import { listPersons, type Person } from '#domain/people/usager/booking-file-queries.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { narrowingOf } from './for-whom.ts'
import type { Lost } from './lost-creneau.ts'
import type { Parcours } from './parcours.ts'
import type { JourneyVisit } from './search-visit.ts'

type Asked = {
  parcours: Parcours
  collectifId: number | null
  startsAt: Temporal.Instant | null
  /** The booking looks by itself. */
  isConfirming: boolean
}

type Choice =
  | {
      ok: true
      startsAt: Temporal.Instant
      endsAt: Temporal.Instant
      lieuId: number | null
      hold: Hold | null
      /** Who may receive then: whoever the hold keeps, else any of them. */
      agentIds: readonly number[]
      title: string | null
      /** Who of the family comes already, whose place another takes. */
      coming: Person[]
    }
  | { ok: false; reason: Lost }

/** Whether what was chosen, a créneau or a rdv collectif, may still be booked. */
export const findBookableChoice = (visit: JourneyVisit, asked: Asked): Promise<Choice> =>
  asked.collectifId === null ? findCreneau(visit, asked) : findCollectif(visit, asked.collectifId, asked)

async function findCreneau(visit: JourneyVisit, { parcours, startsAt, isConfirming }: Asked): Promise<Choice> {
  if (!startsAt || !parcours.motif_id) return { ok: false, reason: 'creneau-pris' }
  const lieuId = parcours.lieu_id ?? null
  const chosen = { ok: true as const, startsAt, lieuId, title: null, coming: [] }
  if (isConfirming) return { ...chosen, endsAt: startsAt, hold: null, agentIds: [] }
  const looked = await lookAtChosenCreneau({
    motifId: parcours.motif_id,
    lieuId,
    startsAt,
    booker: bookerOf(visit.invited, parcours.motif_id),
    narrowing: narrowingOf(visit, parcours),
    durationInMin: parcours.duration,
    sessionDigest: visit.sessionDigest,
    now: visit.now,
  })
  if (!looked.ok) return looked
  const { creneau, hold } = looked
  const agentIds = creneau.freeAgentIds.filter(
    (id, _, free) => !hold || id === hold.agentId || !free.includes(hold.agentId),
  )
  return { ...chosen, endsAt: creneau.endsAt, hold, agentIds }
}

async function findCollectif(visit: JourneyVisit, rdvId: number, { parcours, isConfirming }: Asked): Promise<Choice> {
  const booker = bookerOf(visit.invited, parcours.motif_id ?? 0)
  const looked = await lookAtCollectif({
    rdvId,
    by: visit.actor,
    booker,
    isConfirming,
    narrowing: narrowingOf(visit, parcours),
    now: visit.now,
  })
  if (!looked.ok) return { ok: false, reason: looked.reason === 'usager-hors-famille' ? 'complet' : looked.reason }
  const { rdv } = looked
  const isElsewhere = parcours.lieu_id !== undefined && rdv.lieuId !== parcours.lieu_id
  if (rdv.motifId !== parcours.motif_id || isElsewhere) return { ok: false, reason: 'rdv-introuvable' }
  const [startsAt, endsAt] = [rdv.startsAt.toTemporalInstant(), rdv.endsAt.toTemporalInstant()]
  const coming = await listPersons(visit.usager.id, looked.comingIds)
  return { ok: true, startsAt, endsAt, lieuId: rdv.lieuId, hold: null, agentIds: [], title: rdv.title, coming }
}
