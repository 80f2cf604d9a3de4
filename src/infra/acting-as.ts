import type pg from 'pg'
import type { Tx } from './db.ts'
import type { ActorType } from './prisma/enums.ts'

type Acting = { type: ActorType; id: number | null; name: string }

/** Until the end of its transaction, what is written is in the journal under this name. */
export async function actingAs(transaction: pg.PoolClient | Tx, { type, id, name }: Acting): Promise<void> {
  const values = [type, id === null ? '' : String(id), name] as const
  if ('$executeRaw' in transaction)
    await transaction.$executeRaw`
      SELECT set_config('rdv.actor_type', ${values[0]}, true), set_config('rdv.actor_id', ${values[1]}, true),
             set_config('rdv.actor_name', ${values[2]}, true)`
  else await transaction.query({ name: 'acting-as', text: ACTING, values: [...values] })
}

const ACTING = `
  SELECT set_config('rdv.actor_type', $1, true), set_config('rdv.actor_id', $2, true), set_config('rdv.actor_name', $3, true)`

/** For what changes no fact: loading a world, writing the same text under another key. */
export const withoutJournal = (transaction: pg.PoolClient) =>
  transaction.query("SELECT set_config('rdv.journal', 'off', true)")
