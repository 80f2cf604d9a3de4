import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import { findOpenCollectifs } from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { confirmationHref } from './choice-address.ts'
import { forWhom } from './for-whom.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { placeOf } from './week-page.ts'
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

type CollectifPage = { ateliers: Atelier[]; zone: string; recap: Recap | null; back: string }

const collectifPage = page<CollectifPage>('usagers/prise-de-rdv/collectif')

/** Rdvs collectifs with a free seat, the next first; a full one leads whoever takes part in it to its page. */
export async function show(reached: Reached, motif: MotifFound) {
  const { visit, parcours } = reached
  const { now } = visit
  const { starts_at, ...answers } = parcours
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const rdvs = await findOpenCollectifs({ motif, lieuId: lieu?.id ?? null, now, who: forWhom(visit, parcours) })
  const instead = rdvs.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead
  return showPage(collectifPage, {
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
        ? confirmationHref({ parcours: { ...answers, motif_id: motif.id }, collectifId: rdv.id })
        : rdvPath({ rdvId: rdv.id }),
    })),
    recap: recapOf(parcours, { motif, place: placeOf(lieu, null) }),
    back: searchHref(backTo.lieu(parcours)),
  })
}

function seatsOf({ participants, maxParticipants }: { participants: number; maxParticipants: number | null }) {
  if (maxParticipants === null) return say('Sans limite de places')
  const left = maxParticipants - participants
  return say('{places} sur {total}', { places: plural(left, 'place libre', 'places libres'), total: maxParticipants })
}
