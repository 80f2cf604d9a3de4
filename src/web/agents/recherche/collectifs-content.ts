import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import type { OpenCollectif } from '#domain/booking/creneau/find-creneaux.ts'
import { listOpenLieux } from '#domain/territory/lieu/lieu-queries.ts'
import { dateTimeShort, duration, plural } from '#lib/spoken-words.ts'
import { inscriptionCollectifPath } from '../rdvs-collectifs/paths.ts'
import type { MotifChoice, Search } from './search.ts'

export type CollectifShown = {
  date: string
  title: string
  seats: string
  /** Duration, place and who leads. */
  facts: string
  href: string
}

/** Those with a seat, the next first, of the lieux asked for. */
export async function collectifsShown(search: Search, motif: MotifChoice, found: readonly OpenCollectif[]) {
  const wanted = found.filter((rdv) => hasFreeSeat(rdv) && isAt(rdv, search))
  const lieux = await listOpenLieux([...new Set(wanted.flatMap(({ lieuId }) => lieuId ?? []))])
  const names = new Map(lieux.map(({ id, name }) => [id, name]))
  return wanted.map((rdv) => shown(rdv, { search, motif, lieu: names.get(rdv.lieuId ?? 0) ?? null }))
}

const isAt = ({ lieuId }: OpenCollectif, { lieuIds }: Search) =>
  lieuIds === null || (lieuId !== null && lieuIds.includes(lieuId))

type Placed = { search: Search; motif: MotifChoice; lieu: string | null }

function shown(rdv: OpenCollectif, { search, motif, lieu }: Placed): CollectifShown {
  const { organisation } = search.visit
  const minutes = Math.round((rdv.endsAtMs - rdv.startsAtMs) / 60_000)
  return {
    date: dateTimeShort(Temporal.Instant.fromEpochMilliseconds(rdv.startsAtMs), motif.timeZone),
    title: rdv.title ?? motif.name,
    seats: seatsWords(rdv),
    facts: [duration(minutes), lieu, rdv.agents.join(', ')].filter(Boolean).join(' · '),
    href: inscriptionCollectifPath(
      { organisationId: organisation.id, rdvId: rdv.id },
      { user_ids: search.choices.usagers.map(({ id }) => id) },
    ),
  }
}

/** « 2 places libres sur 3 » */
export function seatsWords({ participants, maxParticipants }: OpenCollectif) {
  if (maxParticipants === null) return `${plural(participants, 'inscription')}, sans limite`
  return `${plural(maxParticipants - participants, 'place libre', 'places libres')} sur ${maxParticipants}`
}
