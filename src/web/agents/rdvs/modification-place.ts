import type { PlannedPlace } from '#domain/booking/check/planned-rdv.ts'
import type { LieuToBook } from '#domain/territory/lieu/lieu-to-book-queries.ts'
import { id, latitude, longitude, words } from '#web/shared/address-values.ts'
import { locate } from '../nouveau-rdv/lieu-ponctuel.ts'
import type { EditState } from './modification-state.ts'
import { isAtALieu, type RdvFrom } from './rdv-address.ts'

type Placed =
  | { ok: true; place: PlannedPlace | null }
  | { ok: false; errors: Record<string, string>; choices: { value: string; text: string }[] }

/** Where the form says, or where it stands when there is none to choose; a place for this time only is looked for on the map, unless it is the one that the rdv has. */
export async function placeOf(
  rdv: RdvFrom,
  given: EditState,
  { chosen, before, now }: { chosen: unknown; before: PlannedPlace | null; now: Temporal.Instant },
): Promise<Placed> {
  if (!isAtALieu(rdv)) return { ok: true, place: before }
  if (given.ponctuel === '') {
    const lieuId = id.safeParse(given.lieu_id).data
    return lieuId
      ? { ok: true, place: { kind: 'lieu', lieuId } }
      : { ok: false, errors: { lieu_id: 'Choisissez un lieu.' }, choices: [] }
  }
  const { name, address } = given.lieu_attributes
  if (before?.kind === 'single-use' && before.name === name && before.address === address)
    return { ok: true, place: before }
  const located = await locate(pointOf(given), chosen, now)
  if (!located.ok) return located
  const { name: called, address: found, latitude: north = 0, longitude: east = 0 } = located.place
  return { ok: true, place: { kind: 'single-use', name: called, address: found, latitude: north, longitude: east } }
}

const pointOf = ({ lieu_attributes: typed }: EditState) => ({
  name: typed.name,
  address: typed.address,
  latitude: latitude.safeParse(typed.latitude).data,
  longitude: longitude.safeParse(typed.longitude).data,
  found_for: words.safeParse(typed.found_for).data,
})

/** Open lieux, and the one that it has even though it closed since. */
export const lieuOptions = (lieux: readonly LieuToBook[], { lieu }: RdvFrom) => {
  const closed = lieu && lieu.availability === 'disabled' ? [{ ...lieu, name: `${lieu.name} (fermé)` }] : []
  return [...lieux, ...closed].map(({ id: value, name, address }) => ({ value, text: `${name} (${address})` }))
}
