import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { command, execute } from '#infra/query.ts'

/** Each evening at 21:30, on the clock of the territoire: whoever arrived before no longer waits. Gives how many. */
export const emptyWaitingRooms = (now: Temporal.Instant): Promise<number> =>
  deed(systeme, (tx) => execute(EMPTY, [new Date(now.epochMilliseconds)], tx.sql))

const EVENING = "interval '21 hours 30 minutes'"

const EMPTY = command(
  'empty-waiting-rooms',
  `
  UPDATE rdvs SET waiting_room_at = NULL
  FROM organisations o JOIN territoires t ON t.id = o.territoire_id
  WHERE rdvs.waiting_room_at IS NOT NULL AND o.id = rdvs.organisation_id
    AND rdvs.waiting_room_at <
      (date_trunc('day', ($1::timestamptz AT TIME ZONE t.time_zone) - ${EVENING}) + ${EVENING}) AT TIME ZONE t.time_zone`,
)
