import { z } from 'zod'
import type { Actor } from '#domain/actor/actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { deed } from '#domain/journal/deed.ts'
import * as procheScope from '#domain/people/proche/proche-scope.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { anonymiseUsagers } from './anonymise-usagers.ts'
import { excuseRdvs, listRdvIdsToCome } from './excuse-rdvs.ts'

type Removal = { procheId: number; responsable: UsagerActor; actor: Actor; now: Temporal.Instant }

/** False when this proche is not, or no more, one of that responsable. */
export const removeProche = ({ procheId, responsable, actor, now }: Removal): Promise<boolean> =>
  deed(actor, async (tx) => {
    const seen = whereSql('Usager', procheScope.seenByUsager(responsable), 'u')
    await lockFamilies(tx.sql, [procheId])
    const [proche] = await query(...withConditions(PROCHE, [procheId], [seen]), tx.sql)
    if (!proche) return false

    const usagerIds = [proche.id]
    const rdvIds = (await listRdvIdsToCome(tx.sql, usagerIds, now)).map(({ id }) => id)
    await excuseRdvs(tx, { usagerIds, rdvIds, now })
    await anonymiseUsagers(tx.sql, usagerIds, now)
    return true
  })

const PROCHE = varying(
  'lock-proche',
  { id: z.int() },
  (conditions) => `SELECT id FROM usagers u WHERE id = $1${conditions} FOR UPDATE`,
)
