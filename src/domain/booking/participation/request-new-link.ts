import { z } from 'zod'
import { systeme } from '#domain/actor/actor.ts'
import { lockRdvAlone } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled, isToCome, isVisible } from '#domain/booking/rdv/rdv.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { query, type RowOf, statement } from '#infra/query.ts'
import { readCalendarToken } from './calendar-token.ts'
import { participationTokenDigests } from './participation-token-digest.ts'

/** Asked again sooner, the link already on its way is enough. */
const SOONEST_MINUTES = 10

type Asked = { token: string; now: Temporal.Instant }

/**
 * By whoever holds the link of an old message: the person of that participation is sent a new one, if the rdv is to come.
 * Whether the token was one of ours.
 */
export const requestNewLink = (asked: Asked): Promise<boolean> => deed(systeme, (tx) => request(tx, asked))

async function request(tx: DeedTx, { token, now }: Asked): Promise<boolean> {
  const kept = readCalendarToken(token)?.participationId ?? null
  const [found] = await query(OF_TOKEN, [participationTokenDigests(token), kept], tx.sql)
  if (found) await sendNewLink(tx, found, now)
  return found !== undefined
}

async function sendNewLink(tx: DeedTx, found: RowOf<typeof OF_TOKEN>, now: Temporal.Instant) {
  const rdv = await lockRdvAlone(tx.sql, found.rdvId)
  const participation = rdv?.participations.find(({ id }) => id === found.participationId)
  if (!rdv || !participation || isCancelled(rdv) || isCancelled(participation)) return
  if (!isVisible(rdv.motif) || !isToCome(rdv, now)) return

  const since = new Date(now.subtract({ minutes: SOONEST_MINUTES }).epochMilliseconds)
  const asked = await query(JUST_REQUESTED, [rdv.id, participation.id, since], tx.sql)
  if (asked.length > 0) return
  const payload = { participationIds: [participation.id] }
  await tx.record({ name: 'participation.link-requested', rdvId: rdv.id, payload })
}

const OF_TOKEN = statement(
  'participation-of-token',
  { rdvId: z.int(), participationId: z.int() },
  `
  SELECT rdv_id AS "rdvId", id AS "participationId" FROM participations
  WHERE id IN (SELECT participation_id FROM participation_tokens WHERE digest = ANY ($1) UNION ALL SELECT $2::int)`,
)

const JUST_REQUESTED = statement(
  'link-just-requested',
  {},
  `
  SELECT FROM evenements
  WHERE rdv_id = $1 AND name = 'participation.link-requested' AND occurred_at > $3
    AND payload -> 'participationIds' @> to_jsonb($2::int)`,
)
