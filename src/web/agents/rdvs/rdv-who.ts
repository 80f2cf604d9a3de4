import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { Status } from '#domain/booking/rdv/status-rules.ts'
import { fullName } from '#lib/names.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'

type Named = {
  status: Status
  name: string | null
  motif: { name: string; collectif: boolean }
  participations: readonly {
    status: Status
    usager: { firstName: string; lastName: string; birthName?: string | null }
  }[]
}

/** « Inès BENALI », « Inès BENALI et 2 autres »; of a rdv collectif its title. */
export function whoOf({ name, motif, participations }: Named): string {
  if (motif.collectif) return name ?? motif.name
  const live = participations.filter((one) => !isCancelled(one))
  const [first, ...others] = live.length > 0 ? live : participations
  if (!first) return motif.name
  const more = others.length > 0 ? ` et ${others.length} ${others.length > 1 ? 'autres' : 'autre'}` : ''
  return fullName(first.usager) + more
}

/** What one looks for first: « Inès BENALI, mardi 2 mars à 9 h 30 ». */
export const whoAndWhen = (rdv: Named & { startsAt: Date }, timeZone: string): string =>
  `${whoOf(rdv)}, ${dateTimeShort(rdv.startsAt.toTemporalInstant(), timeZone)}`
