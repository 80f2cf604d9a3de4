import { z } from 'zod'
import { config } from './config.ts'
import { log } from './logger.ts'

/** A place that sectorisation understands. */
export type Adresse = {
  /** As shown and carried in addresses: « 12 Rue des Fours 62000 Arras ». */
  label: string
  departement: string
  cityCode: string
  cityName: string
  postCode: string
  streetBanId: string | null
  latitude: number | null
  longitude: number | null
}

const words = z.string().max(200)

const feature = z.object({
  geometry: z.object({
    coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
  }),
  properties: z.object({
    label: words,
    id: words.default(''),
    type: words,
    citycode: z.string().regex(/^[0-9AB]{5}$/),
    postcode: z.string().max(5).default(''),
    city: words,
    context: z.string().regex(/^(\d{2,3}|2[AB])(,|$)/),
  }),
})
const answer = z.object({ features: z.array(z.unknown()).max(100) })

/** Asks the national address service; null when it does not answer in time. */
export async function searchAdresses(text: string, limit = 6): Promise<Adresse[] | null> {
  try {
    const response = await fetch(
      `${config.ADDRESS_API_URL}/search/?${new URLSearchParams({ q: text, limit: String(limit) })}`,
      {
        signal: AbortSignal.timeout(config.ADDRESS_API_TIMEOUT),
      },
    )
    // The service refuses texts too short to search: nothing is found, nothing is broken.
    if (response.status === 400) return []
    if (!response.ok) throw new Error(`address service answered ${response.status}`)
    const { features } = answer.parse(await response.json())
    return features.flatMap((one) => feature.safeParse(one).data ?? []).map(adresseOf)
  } catch (error) {
    log.warn({ err: error }, 'the address service does not answer')
    return null
  }
}

type Feature = z.infer<typeof feature>

const adresseOf = ({ geometry, properties }: Feature): Adresse => ({
  label: labelOf(properties),
  departement: properties.context.split(',')[0] ?? '',
  cityCode: properties.citycode,
  cityName: properties.city,
  postCode: properties.postcode,
  streetBanId: streetOf(properties),
  longitude: geometry.coordinates[0],
  latitude: geometry.coordinates[1],
})

const labelOf = ({ label, postcode, type, city }: Feature['properties']) =>
  type === 'municipality' ? `${postcode} ${city}`.trim() : label

/** The street of a house number is the first ten characters of its id: commune (5), `_`, street (4). */
function streetOf({ type, id }: Feature['properties']) {
  if (type === 'street') return id
  return type === 'housenumber' ? id.slice(0, 10) : null
}
