import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { backTo, type Parcours, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import { durationInWords, placeWords } from './words.ts'

export type RecapRow = { term: string; value: string; lines?: string[]; href?: string; hidden?: string }

type Chosen = { motif?: MotifFound | undefined; place?: { term: string; name: string; address?: string } | undefined }

/** The choices made, each with the way to change it. */
export function recapOf(parcours: Parcours, { motif, place }: Chosen): RecapRow[] {
  const rows: RecapRow[] = []
  if (parcours.address)
    rows.push({ term: say('Adresse'), value: parcours.address, href: back('adresse'), hidden: say('l’adresse') })
  if (motif)
    rows.push({
      term: say('Raison du rendez-vous'),
      value: motif.name,
      lines: [`${durationInWords(motif.durationInMin)}, ${placeWords[motif.locationType]()}`],
      href: back('motif'),
      hidden: say('la raison du rendez-vous'),
    })
  if (place)
    rows.push({
      term: place.term,
      value: place.name,
      ...(place.address ? { lines: [place.address] } : {}),
      href: back('lieu'),
      hidden: say('l’endroit'),
    })
  return rows

  function back(step: 'adresse' | 'motif' | 'lieu') {
    return recherchePath({}, queryOf(backTo[step](parcours)))
  }
}
