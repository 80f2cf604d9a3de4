import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { page } from '../page.ts'
import { lieuxOfInvitation } from './invited-search.ts'
import { isByDistance, type LieuFound, lieuxOf } from './lieux-found.ts'
import { saysNothingFound } from './nothing-found.ts'
import { backTo, type Parcours, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'
import { whoOf } from './who.ts'

type LieuPage = {
  lieux: { name: string; address: string; href: string; distance: number | null; next: string }[]
  /** What the order is, and the link to the other one, when there is one. */
  order: { words: string; other: { href: string; text: string } | null }
  recap: RecapRow[]
  back: string
}

const lieuPage = page<LieuPage>('usagers/prise-de-rdv/lieu')

export async function show(req: Request, res: Response, reached: Reached) {
  const { parcours, motifs, now } = reached
  const found = await lieuxOf({ parcours, motifs, now, who: whoOf(req, parcours), among: lieuxOfInvitation(req) })
  if (found.length === 0 && (await saysNothingFound(req, res, reached))) return
  lieuPage(req, res, {
    title: found.length > 0 ? say('Où voulez-vous aller ?') : say('Aucun rendez-vous libre pour l’instant'),
    lieux: found.map((lieu) => cardOf(parcours, lieu)),
    order: orderOf(parcours),
    recap: recapOf(parcours, { motif: motifs[0] }),
    back: recherchePath({}, queryOf(backTo.motif(parcours))),
  })
}

const cardOf = (parcours: Parcours, { lieu, motif, startsAt, distance }: LieuFound) => ({
  name: lieu.name,
  address: lieu.address,
  distance,
  next: dateTimeShort(startsAt, motif.timeZone),
  href: recherchePath(
    {},
    queryOf({ ...parcours, lieu_id: lieu.id, date: localDay(startsAt, motif.timeZone), tri: undefined }),
  ),
})

const localDay = (instant: Temporal.Instant, zone: string) => instant.toZonedDateTimeISO(zone).toPlainDate().toString()

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
  href: recherchePath({}, queryOf({ ...parcours, tri })),
  text,
})
