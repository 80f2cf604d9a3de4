import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { isByDistance, type LieuFound, lieuxOf, weekAtLieu } from './lieux-found.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, type Parcours, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { townOf } from './town.ts'

type Card = { id: string | null; name: string; address: string; href: string; distance: number | null; next: string }

type LieuPage = {
  lieux: Card[]
  /** Those that have an hour, shown or not. */
  count: number
  /** What the order and the distances are, and the link to the other order, when there is one. */
  order: { words: string; other: { href: string; text: string } | null }
  /** The way to those that are not shown. */
  more: { href: string; count: number } | null
  recap: Recap | null
  back: string
}

const SHOWN = 8
/** The first of those that were not shown: the link to them leads there. */
const REST = 'suite'

const lieuPage = page<LieuPage>('usagers/prise-de-rdv/lieu')

/** The nearest first, eight of them; where there is one only, its week. */
export async function show(reached: Reached) {
  const { parcours, motifs, again } = reached
  const found = await lieuxOf(reached)
  const [only, ...others] = found
  if (only && others.length === 0 && !again) return goTo(weekAtLieu(parcours, only))
  const instead = found.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead

  // One alone is not worth a link.
  const isLong = found.length > SHOWN + 1 && !parcours.tous
  const shown = isLong ? found.slice(0, SHOWN) : found
  return showPage(lieuPage, {
    title: found.length > 0 ? say('Où voulez-vous aller ?') : say('Aucun rendez-vous libre pour l’instant'),
    lieux: shown.map((lieu, at) => cardOf(parcours, lieu, at === SHOWN ? REST : null)),
    count: found.length,
    order: orderOf(parcours, shown),
    more: isLong ? { href: `${searchHref({ ...parcours, tous: '1' })}#${REST}`, count: found.length - SHOWN } : null,
    recap: recapOf(parcours, { motif: motifs[0] }),
    back: searchHref(backTo.motif(parcours)),
  })
}

const cardOf = (parcours: Parcours, found: LieuFound, id: string | null): Card => ({
  id,
  name: found.lieu.name,
  address: found.lieu.address,
  distance: found.distance,
  next: dateTimeShort(found.startsAt, found.motif.timeZone),
  href: weekAtLieu(parcours, found),
})

function orderOf(parcours: Parcours, shown: readonly LieuFound[]): LieuPage['order'] {
  const soonest = say('Le premier rendez-vous libre est en haut.')
  if (parcours.latitude === undefined) return { words: soonest, other: null }
  const distances = shown.some(({ distance }) => distance !== null) ? distancesInWords(parcours) : ''
  if (isByDistance(parcours))
    return {
      words: `${say('Le plus proche est en premier.')} ${distances}`,
      other: link(parcours, 'date', say('Trier par date : le premier rendez-vous libre en haut')),
    }
  return {
    words: `${soonest} ${distances}`,
    other: link(parcours, undefined, say('Trier par distance : le plus proche en haut')),
  }
}

/** Said once, not on each card. */
function distancesInWords(parcours: Parcours) {
  const town = townOf(parcours)
  return town === null
    ? say('Distances en ligne droite depuis votre adresse.')
    : say('Distances en ligne droite depuis le centre {ofTown}.', { ofTown: town })
}

const link = (parcours: Parcours, tri: 'date' | undefined, text: string) => ({
  href: searchHref({ ...parcours, tri }),
  text,
})
