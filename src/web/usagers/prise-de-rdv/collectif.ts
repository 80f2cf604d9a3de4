import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import { findOpenCollectifs } from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort, plural } from '#lib/spoken-words.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { forWhom } from './for-whom.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, searchHref } from './parcours.ts'
import { reservationPath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { errorsOf, findToRead, type ToRead } from './to-read.ts'
import { placeOf } from './week-page.ts'
import { durationInWords } from './words.ts'

type Atelier = {
  startsAt: Temporal.Instant
  title: string
  duration: string
  seats: string
  agents: string
  isAttended: boolean
  /** A free seat is asked for by a button of the form; null: it is full. */
  value: string | null
  /** The rdv of who takes part in it. */
  href: string
}

type CollectifPage = {
  ateliers: Atelier[]
  zone: string
  action: string
  toRead: ToRead | null
  errors: { href: string; text: string }[]
  recap: Recap | null
  back: string
}

const collectifPage = page<CollectifPage>('usagers/prise-de-rdv/collectif')

/** Rdvs collectifs with a free seat, the next first; a full one leads whoever takes part in it to its page. */
export async function show(reached: Reached, motif: MotifFound, unread: string | null) {
  const { visit, parcours } = reached
  const { now } = visit
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const rdvs = await findOpenCollectifs({ motif, lieuId: lieu?.id ?? null, now, who: forWhom(visit, parcours) })
  const instead = rdvs.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead
  const toRead = await findToRead(motif, { parcours, unread, wordsOf })
  const errors = errorsOf(toRead)
  const content = {
    title: rdvs.length > 0 ? say('À quelle date voulez-vous venir ?') : say('Aucune place libre pour l’instant'),
    zone: motif.timeZone,
    ateliers: rdvs.map((rdv) => ({
      startsAt: Temporal.Instant.fromEpochMilliseconds(rdv.startsAtMs),
      title: rdv.title ?? motif.name,
      duration: durationInWords(Math.round((rdv.endsAtMs - rdv.startsAtMs) / 60_000)),
      seats: seatsOf(rdv),
      agents: rdv.agents.join(', '),
      isAttended: rdv.isAttended,
      value: hasFreeSeat(rdv) ? String(rdv.id) : null,
      href: rdvPath({ rdvId: rdv.id }),
    })),
    action: reservationPath({}, parcours),
    toRead,
    errors,
    recap: recapOf(parcours, { motif, place: placeOf(lieu, null) }),
    back: searchHref(backTo.lieu(parcours)),
  }
  return showPage(collectifPage, content, errors.length > 0 ? 422 : 200)

  function wordsOf(sent: string | undefined) {
    const chosen = rdvs.find(({ id }) => String(id) === sent)
    return chosen ? dateTimeShort(Temporal.Instant.fromEpochMilliseconds(chosen.startsAtMs), motif.timeZone) : null
  }
}

function seatsOf({ participants, maxParticipants }: { participants: number; maxParticipants: number | null }) {
  if (maxParticipants === null) return say('Sans limite de places')
  const left = maxParticipants - participants
  return say('{places} sur {total}', { places: plural(left, 'place libre', 'places libres'), total: maxParticipants })
}
