import type pg from 'pg'
import { z } from 'zod'
import { systeme } from '#domain/actor/actor.ts'
import { lockRdvAlone } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled, isVisible } from '#domain/booking/rdv/rdv.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { query, statement } from '#infra/query.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'
import { participationTokenDigests } from './participation-token-digest.ts'

/** Asked again sooner, the link already on its way is enough. */
const SOONEST_MINUTES = 10

type Asked = { token: string; now: Temporal.Instant }

/** By whoever holds the link of an old message: the person of that participation is sent a new one, if the rdv is to come. */
export async function requestNewLink(asked: Asked): Promise<void> {
  const evenementId = await retryingTransaction((connection) => request(connection, asked))
  if (evenementId !== null) await publishEvenement(evenementId)
}

async function request(connection: pg.PoolClient, { token, now }: Asked): Promise<number | null> {
  const [found] = await query(OF_TOKEN, [participationTokenDigests(token)], connection)
  const rdv = found && (await lockRdvAlone(connection, found.rdvId))
  const participation = rdv?.participations.find(({ id }) => id === found?.participationId)
  if (!rdv || !participation || isCancelled(rdv) || isCancelled(participation)) return null
  if (!isVisible(rdv.motif) || rdv.startsAt.getTime() <= now.epochMilliseconds) return null

  const since = new Date(now.subtract({ minutes: SOONEST_MINUTES }).epochMilliseconds)
  const asked = await query(JUST_REQUESTED, [rdv.id, participation.id, since], connection)
  if (asked.length > 0) return null
  const payload = { participationIds: [participation.id] }
  return insertEvenement(connection, { name: 'participation.link-requested', rdvId: rdv.id, payload }, systeme)
}

const OF_TOKEN = statement(
  'participation-of-token',
  { rdvId: z.int(), participationId: z.int() },
  `
  SELECT p.rdv_id AS "rdvId", p.id AS "participationId"
  FROM participation_tokens t JOIN participations p ON p.id = t.participation_id
  WHERE t.digest = ANY ($1)`,
)

const JUST_REQUESTED = statement(
  'link-just-requested',
  {},
  `
  SELECT FROM evenements
  WHERE rdv_id = $1 AND name = 'participation.link-requested' AND occurred_at > $3
    AND payload -> 'participationIds' @> to_jsonb($2::int)`,
)
