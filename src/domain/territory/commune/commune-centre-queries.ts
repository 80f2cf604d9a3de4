import { z } from 'zod'
import { query, statement } from '#infra/query.ts'
import type { Point } from '#lib/great-circle.ts'

/** Of those whose centre is known. */
export async function findCentres(cityCodes: readonly string[]): Promise<ReadonlyMap<string, Point>> {
  const rows = cityCodes.length > 0 ? await query(CENTRES, [cityCodes]) : []
  return new Map(rows.map(({ cityCode, ...point }) => [cityCode, point]))
}

const CENTRES = statement(
  'commune-centres',
  { cityCode: z.string(), latitude: z.number(), longitude: z.number() },
  `
  SELECT city_code AS "cityCode", latitude, longitude FROM commune_centres
  WHERE city_code = ANY ($1) AND latitude IS NOT NULL`,
)

/** Among these, the communes of which nothing was kept yet, not even that the service knows no centre. */
export async function listUnasked(cityCodes: readonly string[]): Promise<string[]> {
  return (await query(UNASKED, [cityCodes])).map(({ cityCode }) => cityCode)
}

const UNASKED = statement(
  'communes-unasked',
  { cityCode: z.string() },
  'SELECT "cityCode" FROM unnest($1::text[]) AS "cityCode" WHERE "cityCode" NOT IN (SELECT city_code FROM commune_centres)',
)
