import type pg from 'pg'
import { z } from 'zod'
import { lockRdv, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { changeOfStatus, excusing } from '#domain/booking/rdv/status-change.ts'
import { writeStatusChange } from '#domain/booking/rdv/write-status-change.ts'
import { isLive } from '#domain/booking/status/status.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import { query, statement } from '#infra/query.ts'

export type Excuse = { usagerIds: readonly number[]; rdvIds: readonly number[]; now: Temporal.Instant }

/** Whoever leaves for good comes no more, whatever the notice that is asked of others. */
export async function excuseRdvs(tx: DeedTx, { rdvIds, ...excuse }: Excuse): Promise<void> {
  for (const rdvId of rdvIds.toSorted((a, b) => a - b)) {
    const rdv = await lockRdv(tx.sql, rdvId)
    if (rdv && !isCancelled(rdv)) await excuseOne(tx, rdv, excuse)
  }
}

async function excuseOne(tx: DeedTx, rdv: RdvToChange, { usagerIds, now }: Omit<Excuse, 'rdvIds'>) {
  const asked = excusing(rdv.participations.filter((one) => usagerIds.includes(one.usagerId)))
  if (asked.ids.length === 0) return
  await writeStatusChange(tx, rdv, changeOfStatus(rdv, asked, now), now)
}

/** Those to come where one of these persons is expected. */
export function listRdvIdsToCome(connection: pg.PoolClient, usagerIds: readonly number[], now: Temporal.Instant) {
  return query(TO_COME, [usagerIds, new Date(now.epochMilliseconds)], connection)
}

const TO_COME = statement(
  'rdvs-to-excuse',
  { id: z.int(), organisationId: z.int() },
  `
  SELECT DISTINCT rdv.id, rdv.organisation_id AS "organisationId"
  FROM rdvs rdv JOIN participations participation ON participation.rdv_id = rdv.id
  WHERE participation.usager_id = ANY ($1) AND rdv.starts_at > $2
    AND ${isLive('rdv')} AND ${isLive('participation')}`,
)
