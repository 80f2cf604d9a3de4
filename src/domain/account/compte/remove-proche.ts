import type { Actor } from '#domain/actor/actor.ts'
import { publishEvenements } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import { query } from '#infra/query.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'
import { anonymiseUsagers } from './anonymise-usagers.ts'
import { excuseRdvs, listRdvIdsToCome } from './excuse-rdvs.ts'

type Removal = { procheId: number; responsibleId: number; actor: Actor; now: Temporal.Instant }

/** False when this proche is not, or no more, one of that responsable. */
export async function removeProche({ procheId, responsibleId, actor, now }: Removal): Promise<boolean> {
  const evenementIds = await retryingTransaction(async (connection) => {
    const [proche] = await query<{ id: number }>('lock-proche', PROCHE, [procheId, responsibleId], connection)
    if (!proche) return null

    await actingAs(connection, actor)
    const usagerIds = [proche.id]
    const rdvIds = (await listRdvIdsToCome(connection, usagerIds, now)).map(({ id }) => id)
    const excused = await excuseRdvs(connection, { usagerIds, rdvIds, actor, now })
    await anonymiseUsagers(connection, usagerIds, now)
    return excused
  })
  await publishEvenements(evenementIds ?? [])
  return evenementIds !== null
}

const PROCHE = 'SELECT id FROM usagers WHERE id = $1 AND responsible_id = $2 AND deleted_at IS NULL FOR UPDATE'
