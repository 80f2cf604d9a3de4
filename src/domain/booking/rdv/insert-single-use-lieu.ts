import type pg from 'pg'
import { z } from 'zod'
import type { PlannedPlace, SingleUsePlace } from '#domain/booking/check/planned-rdv.ts'
import { query, statement } from '#infra/query.ts'

type Placed = { place: PlannedPlace | null; organisationId: number; now: Temporal.Instant }

/** The lieu of a planned rdv; a place that serves once is made with it, and no list shows it. */
export const lieuIdOf = async (connection: pg.PoolClient, { place, ...of }: Placed): Promise<number | null> =>
  place?.kind === 'single-use' ? insertSingleUseLieu(connection, { ...of, place }) : (place?.lieuId ?? null)

async function insertSingleUseLieu(
  connection: pg.PoolClient,
  { place, organisationId, now }: Placed & { place: SingleUsePlace },
): Promise<number> {
  const { name, address, latitude, longitude } = place
  const values = [organisationId, name, address, latitude, longitude, new Date(now.epochMilliseconds)]
  const [lieu] = await query(LIEU, values, connection)
  if (!lieu) throw new Error('A lieu was not written')
  return lieu.id
}

const LIEU = statement(
  'insert-single-use-lieu',
  { id: z.int() },
  `
  INSERT INTO lieux (organisation_id, name, address, latitude, longitude, availability, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, 'single_use', $6, $6) RETURNING id`,
)
