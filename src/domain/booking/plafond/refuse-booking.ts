import type pg from 'pg'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { command, execute } from '#infra/query.ts'
import type { PlafondReached } from './plafond.ts'

type Refused = {
  usagerIds: readonly number[]
  motif: { id: number; organisationId: number; timeZone: string }
  now: Temporal.Instant
}

/** Agents see it: one line a person, motif and day of the organisation. */
export async function refuseBooking(connection: pg.PoolClient, { plafond }: PlafondReached, refused: Refused) {
  const { usagerIds, motif, now } = refused
  const day = now.toZonedDateTimeISO(motif.timeZone).toPlainDate().toString()
  const values = [
    [...new Set(usagerIds)],
    motif.id,
    motif.organisationId,
    plafond,
    day,
    new Date(now.epochMilliseconds),
  ]
  await execute(REFUSE, values, connection)
}

/** Told before the booking, since nobody of the family may take it. */
export const refuseAhead = (reached: PlafondReached, refused: Refused) =>
  deed(systeme, ({ sql }) => refuseBooking(sql, reached, refused))

const REFUSE = command(
  'refuse-booking',
  `
  INSERT INTO refus (usager_id, motif_id, organisation_id, plafond, day, created_at)
  SELECT usager_id, $2, $3, $4, $5, $6 FROM unnest($1::int[]) AS usager_id
  ON CONFLICT (usager_id, motif_id, day) DO NOTHING`,
)
