import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { backTo, type Parcours, searchHref } from './parcours.ts'
import { durationInWords, placeWords } from './words.ts'

/** `href`: the way to change it, of what `hidden` says. */
export type RecapRow = {
  term: string
  value: string
  lines?: string[]
  mention?: string | undefined
  href?: string | undefined
  hidden?: string | undefined
}

type Chosen = { motif?: MotifFound | undefined; place?: { term: string; name: string; address?: string } | undefined }

/** The choices made, each with the way to change it. */
export function recapOf(parcours: Parcours, { motif, place }: Chosen): RecapRow[] {
  const rows: RecapRow[] = []
  if (parcours.address)
    rows.push({
      term: say('Adresse'),
      value: parcours.address,
      href: searchHref(backTo.adresse(parcours)),
      hidden: say('l’adresse'),
    })
  if (motif)
    rows.push({
      term: say('Raison du rendez-vous'),
      value: motif.name,
      lines: [`${durationInWords(motif.durationInMin)}, ${placeWords[motif.locationType]()}`],
      href: searchHref(backTo.motif(parcours)),
      hidden: say('la raison du rendez-vous'),
    })
  if (place)
    rows.push({
      term: place.term,
      value: place.name,
      ...(place.address ? { lines: [place.address] } : {}),
      href: searchHref(backTo.lieu(parcours)),
      hidden: say('l’endroit'),
    })
  return rows
}
