import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '#domain/actor/actor.ts'
import { query, statement } from '#infra/query.ts'
import type { Evenement } from './evenement.ts'

/** Called by the envelope of deeds. */
export async function insertEvenement(connection: pg.PoolClient, evenement: Evenement, actor: Actor): Promise<number> {
  const { name, rdvId, payload } = evenement
  const values = [name, rdvId, payload, actor.type, actor.id, actor.name]
  const [written] = await query(INSERT, values, connection)
  if (!written) throw new Error('an evenement was not written')
  return written.id
}

const INSERT = statement(
  'insert-evenement',
  { id: z.int() },
  `
  INSERT INTO evenements (name, rdv_id, payload, actor_type, actor_id, actor_name)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
)
