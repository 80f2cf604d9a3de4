import { findRestriction } from '#domain/territory/motif/motif-queries.ts'
import { say } from '#lib/say.ts'
import { linesOf } from '#lib/typography.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { backTo, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'

type RestrictionPage = { motif: string; paragraphs: string[]; accept: string; refuse: string; recap: Recap | null }

const restrictionPage = page<RestrictionPage>('usagers/prise-de-rdv/restriction')

/** What the service wants read and accepted before an hour is chosen. */
export async function show({ parcours, motifs }: Reached) {
  const motif = motifs[0]
  const restriction = motif ? await findRestriction(motif.id) : null
  return showPage(restrictionPage, {
    title: say('À lire avant de continuer'),
    motif: motif?.name ?? '',
    paragraphs: linesOf(restriction),
    accept: searchHref({ ...parcours, restriction_lue: '1' }),
    refuse: searchHref(backTo.motif(parcours)),
    recap: recapOf(parcours, { motif }),
  })
}
