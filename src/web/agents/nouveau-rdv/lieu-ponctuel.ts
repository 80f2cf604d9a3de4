import { z } from 'zod'
import { findPlaces } from '#domain/territory/commune/find-places.ts'
import type { Adresse } from '#infra/adresse.ts'
import { parseForm } from '#lib/form.ts'
import { latitude, longitude, words } from '#web/shared/address-values.ts'
import { lieuPonctuelForm } from './horaire-form.ts'
import type { SinglePlace } from './wizard-address.ts'

export type AddressChoice = { value: string; text: string }

type Locating =
  | { ok: true; place: SinglePlace }
  /** Beside the fields of a place; `choices`: what its address may mean. */
  | { ok: false; errors: Record<string, string>; choices: AddressChoice[] }

/** A place for one rdv has its point on the map: that of the address chosen as one types, else of what the address means. */
export async function locate(
  typed: SinglePlace | undefined,
  chosen: unknown,
  now: Temporal.Instant,
): Promise<Locating> {
  const form = parseForm(lieuPonctuelForm, typed)
  if (!form.ok) return refuse(form.form.errors)
  const { name, address } = form.data
  const point = chosenIn(chosen) ?? pointOf(typed, address)
  if (point) return { ok: true, place: { name, ...point, found_for: point.address } }

  const { only, found } = await findPlaces(address, now)
  const [meant] = only ? pointsOf([only]) : []
  if (meant) return { ok: true, place: { name, ...meant, found_for: meant.address } }
  const choices = pointsOf(found).map((one) => ({ value: choiceValue(one), text: one.address }))
  return choices.length > 0
    ? { ...refuse({ choix: 'Choisissez l’adresse du lieu.' }), choices }
    : refuse({ address: 'Nous ne trouvons pas cette adresse. Écrivez le numéro, la rue et la ville.' })
}

const refuse = (errors: Record<string, string>) => ({ ok: false as const, errors, choices: [] })

type Point = { address: string; latitude: number; longitude: number }

/** Coordinates that came with the address, unless it was typed anew since. */
function pointOf(typed: SinglePlace | undefined, address: string): Point | null {
  if (typed?.latitude === undefined || typed.longitude === undefined) return null
  if (typed.found_for !== undefined && typed.found_for !== address) return null
  return { address, latitude: typed.latitude, longitude: typed.longitude }
}

const pointsOf = (places: readonly Adresse[]): Point[] =>
  places.flatMap(({ label: address, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ address, latitude, longitude }],
  )

/** A radio button carries its point, read again like any other answer. */
const choiceValue = ({ address, latitude, longitude }: Point) =>
  new URLSearchParams({ address, latitude: String(latitude), longitude: String(longitude) }).toString()

const aPoint = z.object({ address: words, latitude, longitude })

const chosenIn = (chosen: unknown): Point | null =>
  typeof chosen === 'string' ? (aPoint.safeParse(Object.fromEntries(new URLSearchParams(chosen))).data ?? null) : null
