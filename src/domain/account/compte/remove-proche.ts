import { z } from 'zod'
import type { Actor } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { query, statement } from '#infra/query.ts'
import { anonymiseUsagers } from './anonymise-usagers.ts'
import { excuseRdvs, listRdvIdsToCome } from './excuse-rdvs.ts'

type Removal = { procheId: number; responsibleId: number; actor: Actor; now: Temporal.Instant }

/** False when this proche is not, or no more, one of that responsable. */
export const removeProche = ({ procheId, responsibleId, actor, now }: Removal): Promise<boolean> =>
  deed(actor, async (tx) => {
    const [proche] = await query(PROCHE, [procheId, responsibleId], tx.sql)
    if (!proche) return false

    const usagerIds = [proche.id]
    const rdvIds = (await listRdvIdsToCome(tx.sql, usagerIds, now)).map(({ id }) => id)
    await excuseRdvs(tx, { usagerIds, rdvIds, now })
    await anonymiseUsagers(tx.sql, usagerIds, now)
    return true
  })

const PROCHE = statement(
  'lock-proche',
  { id: z.int() },
  'SELECT id FROM usagers WHERE id = $1 AND responsible_id = $2 AND deleted_at IS NULL FOR UPDATE',
)
