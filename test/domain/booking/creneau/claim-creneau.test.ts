import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import { pool } from '#infra/db.ts'
import { ANYBODY, anOffer, NOW, paris } from '#test/support/bookable.ts'
import { withQueries } from '#test/support/count-queries.ts'

test('a start is claimed in three trips: a look, the locks of the agents who are free, a look at them alone', async () => {
  const { motif, lieu, agentIds } = await anOffer({ agents: 3 })
  const startsAt = paris('2027-03-02T09:00')
  const asked = {
    motifId: motif.id,
    lieuId: lieu.id,
    startsAt,
    booker: 'usager' as const,
    narrowing: ANYBODY,
    now: NOW,
  }

  const connection = await pool.connect()
  await connection.query('BEGIN')
  const { result, queries } = await withQueries(() => claimCreneau(connection, asked))
  await connection.query('ROLLBACK')
  connection.release()

  assert.equal(result.ok && result.agentId, agentIds[0])
  assert.equal(queries.length, 3)
  assert.match(queries[1] ?? '', /pg_advisory_xact_lock/)
})
