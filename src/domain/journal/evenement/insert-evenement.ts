import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import type { Evenement } from './evenement.ts'

/** Called by the envelope of deeds. */
export async function insertEvenement(connection: pg.PoolClient, evenement: Evenement, actor: Actor): Promise<number> {
  const { name, rdvId, payload } = evenement
  const values = [name, rdvId, payload, actor.type, actor.id, actor.name]
  const { rows } = await connection.query<{ id: number }>({ name: 'insert-evenement', text: INSERT, values })
  return rows[0]?.id ?? 0
}

const INSERT = `
  INSERT INTO evenements (name, rdv_id, payload, actor_type, actor_id, actor_name)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`
