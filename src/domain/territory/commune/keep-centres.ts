import { readListedCommunes } from '#infra/communes/listed-communes.ts'
import { askCentres, type Centre } from '#infra/communes-service.ts'
import { log } from '#infra/logger.ts'
import { command, execute } from '#infra/query.ts'
import { listServedDepartements } from '../territoire/territoire-queries.ts'
import { listUnasked } from './commune-centre-queries.ts'

/** Keeps where the communes of the served départements are: each département is asked once, again while it was not answered. */
export async function keepCentres(now: Temporal.Instant): Promise<void> {
  const { communes } = await readListedCommunes()
  for (const served of await listServedDepartements(now)) {
    const ours = communes.filter(({ departement }) => departement === served)
    const unasked = await listUnasked(ours.map(({ cityCode }) => cityCode))
    if (unasked.length > 0) await keepCentresOf(served, unasked)
  }
}

async function keepCentresOf(departement: string, unasked: readonly string[]) {
  try {
    const known = new Map((await askCentres(departement)).map((centre) => [centre.cityCode, centre]))
    const centres = unasked.map((cityCode) => known.get(cityCode) ?? { cityCode, latitude: null, longitude: null })
    if (known.size > 0) await insert(centres)
  } catch (error) {
    // Towns are sorted by département meanwhile.
    log.warn({ err: error, departement }, 'the service of communes does not answer')
  }
}

const insert = (centres: readonly Centre[]) =>
  execute(INSERT, [
    centres.map(({ cityCode }) => cityCode),
    centres.map(({ latitude }) => latitude),
    centres.map(({ longitude }) => longitude),
  ])

const INSERT = command(
  'keep-commune-centres',
  `
  INSERT INTO commune_centres (city_code, latitude, longitude)
  SELECT * FROM unnest($1::text[], $2::float8[], $3::float8[])
  ON CONFLICT (city_code) DO NOTHING`,
)
