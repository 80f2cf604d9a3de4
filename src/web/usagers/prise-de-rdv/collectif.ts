import type { Request, Response } from 'express'
import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import { findOpenCollectifs } from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'
import { page } from '../page.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { saysNothingFound } from './nothing-found.ts'
import { backTo, type Parcours, queryOf } from './parcours.ts'
import { nouvelleEtapePath, recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'
import { placeOf } from './week-page.ts'
import { whoOf } from './who.ts'
import { durationInWords } from './words.ts'

type Atelier = {
  startsAt: Temporal.Instant
  title: string
  duration: string
  seats: string
  agents: string
  isAttended: boolean
  href: string
}

type CollectifPage = { ateliers: Atelier[]; zone: string; recap: RecapRow[]; back: string }

const collectifPage = page<CollectifPage>('usagers/prise-de-rdv/collectif')

/** Rdvs collectifs with a free seat, the next first; a full one leads whoever takes part in it to its page. */
export async function show(req: Request, res: Response, reached: Reached) {
  const { parcours, motifs, now } = reached
  const motif = motifs[0]
  if (!motif) throw new Error('the créneau step has a motif')

  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const rdvs = await findOpenCollectifs({ motif, lieuId: lieu?.id ?? null, now, who: whoOf(req, parcours) })
  if (rdvs.length === 0 && (await saysNothingFound(req, res, reached))) return
  collectifPage(req, res, {
    title: rdvs.length > 0 ? say('À quelle date voulez-vous venir ?') : say('Aucune place libre pour l’instant'),
    zone: motif.timeZone,
    ateliers: rdvs.map((rdv) => ({
      startsAt: Temporal.Instant.fromEpochMilliseconds(rdv.startsAtMs),
      title: rdv.title ?? motif.name,
      duration: durationInWords(Math.round((rdv.endsAtMs - rdv.startsAtMs) / 60_000)),
      seats: seatsOf(rdv),
      agents: rdv.agents.join(', '),
      isAttended: rdv.isAttended,
      href: hasFreeSeat(rdv)
        ? nouvelleEtapePath({}, { ...answersOf(parcours), rdv_collectif_id: rdv.id, motif_id: motif.id })
        : rdvPath({ rdvId: rdv.id }),
    })),
    recap: recapOf(parcours, { motif, place: placeOf(lieu, null) }),
    back: recherchePath({}, queryOf(backTo.lieu(parcours))),
  })
}

const answersOf = ({ starts_at, ...parcours }: Parcours) => queryOf(parcours)

function seatsOf({ participants, maxParticipants }: { participants: number; maxParticipants: number | null }) {
  if (maxParticipants === null) return say('Sans limite de places')
  const left = maxParticipants - participants
  return say('{places} sur {total}', { places: plural(left, 'place libre', 'places libres'), total: maxParticipants })
}
