import { findHistory } from '#domain/journal/journal/version-queries.ts'
import { type ChangeInWords, historyInWords } from '#web/shared/history/history.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { RdvFrom } from './rdv-address.ts'

/** `known`: the version that a page showed, empty for one that is shown for the first time; `version`: the one that there is. */
type Versions = { known: string; version: string }

/** What others wrote since a page was shown, the newest first: who, what, before, after. */
export async function changedMeanwhile(
  { timeZone }: OrganisationVisit,
  { id, organisation }: RdvFrom,
  { known, version }: Versions,
): Promise<ChangeInWords[]> {
  const after = /^\d{1,10}$/.test(known) ? Number(known) : null
  if (after === null || known === version) return []
  const except = organisation.territoire.enableContextField ? [] : ['context']
  return historyInWords(await findHistory({ item: { type: 'rdvs', id }, except, after }), timeZone)
}
