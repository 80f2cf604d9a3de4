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

/** `wasKept`: before it ended. */
export type HoldShown = {
  wasKept: boolean
  until: string
  ended: boolean
  endsAt: string | null
  mayExtend: boolean
}

/** The choices made, in sight on every page: one line above the content, the whole beside it or after it. */
export type Recap = {
  title: string
  /** « Pas encore confirmé », once there is something to confirm. */
  state: string | null
  rows: RecapRow[]
  hold: HoldShown | null
  line: { choice: string; rest: string | null; edit: { href: string; hidden: string } | null }
}

type Chosen = { motif?: MotifFound | undefined; place?: { term: string; name: string; address?: string } | undefined }

/** The choices of the search; null before the first. */
export function recapOf(parcours: Parcours, chosen: Chosen): Recap | null {
  const rows = rowsOf(parcours, chosen)
  const { motif, place } = chosen
  const [choice, rest = null] = [motif?.name, place?.name ?? parcours.address].filter((name) => name !== undefined)
  if (choice === undefined) return null
  return { title: say('Vos choix'), state: null, rows, hold: null, line: { choice, rest, edit: editOf(rows) } }
}

/** Leads to the recap, where each choice has its own way; where there is one only, that way. */
export function editOf(rows: readonly RecapRow[]): Recap['line']['edit'] {
  const [only, ...others] = rows.filter(({ href }) => href !== undefined)
  if (!only?.href) return null
  return others.length > 0
    ? { href: '#recap', hidden: say('mes choix') }
    : { href: only.href, hidden: only.hidden ?? '' }
}

/** Each choice with the way to change it. */
function rowsOf(parcours: Parcours, { motif, place }: Chosen): RecapRow[] {
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
      hidden: place.address ? say('l’endroit') : say('le service'),
    })
  return rows
}
