import { z } from 'zod'
import { config } from './config.ts'

/** Centre of a commune; null where the service knows none. */
export type Centre = { cityCode: string; latitude: number | null; longitude: number | null }

const communes = z
  .array(
    z.object({
      code: z.string().regex(/^[0-9AB]{5}$/),
      centre: z
        .object({ coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) })
        .nullish(),
    }),
  )
  .max(2_000)

/** Asks the State's service of communes for those of a département; throws when it does not answer in time, or nonsense. */
export async function askCentres(departement: string): Promise<Centre[]> {
  const asked = new URLSearchParams({
    codeDepartement: departement,
    type: 'commune-actuelle,arrondissement-municipal',
    fields: 'code,centre',
    format: 'json',
  })
  const response = await fetch(`${config.COMMUNES_API_URL}/communes?${asked}`, {
    signal: AbortSignal.timeout(config.COMMUNES_API_TIMEOUT),
  })
  if (!response.ok) throw new Error(`the service of communes answered ${response.status}`)
  return communes.parse(await response.json()).map(({ code, centre }) => ({
    cityCode: code,
    longitude: centre?.coordinates[0] ?? null,
    latitude: centre?.coordinates[1] ?? null,
  }))
}
