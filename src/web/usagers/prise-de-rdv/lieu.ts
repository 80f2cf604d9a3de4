import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { isByDistance, type LieuFound, lieuxOf, weekAtLieu } from './lieux-found.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, type Parcours, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'

type LieuPage = {
  lieux: { name: string; address: string; href: string; distance: number | null; next: string }[]
  /** What the order is, and the link to the other one, when there is one. */
  order: { words: string; other: { href: string; text: string } | null }
  recap: Recap | null
  back: string
}

const lieuPage = page<LieuPage>('usagers/prise-de-rdv/lieu')

export async function show(reached: Reached) {
  const { parcours, motifs } = reached
  const found = await lieuxOf(reached)
  const instead = found.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead
  return showPage(lieuPage, {
    title: found.length > 0 ? say('Où voulez-vous aller ?') : say('Aucun rendez-vous libre pour l’instant'),
    lieux: found.map((lieu) => cardOf(parcours, lieu)),
    order: orderOf(parcours),
    recap: recapOf(parcours, { motif: motifs[0] }),
    back: searchHref(backTo.motif(parcours)),
  })
}

const cardOf = (parcours: Parcours, found: LieuFound) => ({
  name: found.lieu.name,
  address: found.lieu.address,
  distance: found.distance,
  next: dateTimeShort(found.startsAt, found.motif.timeZone),
  href: weekAtLieu({ ...parcours, tri: undefined }, found),
})

function orderOf(parcours: Parcours): LieuPage['order'] {
  const soonest = say('Le premier rendez-vous libre est en haut.')
  if (parcours.latitude === undefined) return { words: soonest, other: null }
  if (isByDistance(parcours))
    return {
      words: say('Le plus proche de chez vous est en premier.'),
      other: link(parcours, 'date', say('Trier par date : le premier rendez-vous libre en haut')),
    }
  return {
    words: soonest,
    other: link(parcours, undefined, say('Trier par distance : le plus proche de chez vous en haut')),
  }
}

const link = (parcours: Parcours, tri: 'date' | undefined, text: string) => ({
  href: searchHref({ ...parcours, tri }),
  text,
})
