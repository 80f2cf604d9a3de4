import type pg from 'pg'
import type { ActorType } from './prisma/enums.ts'
import { command, execute } from './query.ts'

type Acting = { type: ActorType; id: number | null; name: string }

/** Until the end of its transaction, what is written is in the journal under this name. */
export async function actingAs(connection: pg.PoolClient, { type, id, name }: Acting): Promise<void> {
  const values = [type, id === null ? '' : String(id), name]
  await execute(ACTING, values, connection)
}

const ACTING = command(
  'acting-as',
  `
  SELECT set_config('rdv.actor_type', $1, true), set_config('rdv.actor_id', $2, true), set_config('rdv.actor_name', $3, true)`,
)

/** For what changes no fact: loading a world, writing the same text under another key. */
export const withoutJournal = (connection: pg.PoolClient) => execute(WITHOUT_JOURNAL, [], connection)

const WITHOUT_JOURNAL = command('without-journal', "SELECT set_config('rdv.journal', 'off', true)")
