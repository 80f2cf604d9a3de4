import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { db, pool } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { anOrganisation, aRdv, aTerritoire, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

async function aRdvOfMine() {
  const territoire = await aTerritoire({ enableContextField: true })
  const organisation = await anOrganisation({ territoireId: territoire.id })
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id })
  const usager = await aUsager({ organisationId: organisation.id })
  const rdv = await aRdv({ organisationId: organisation.id, agentIds: [agent.id], usagerIds: [usager.id] })
  const path = `/admin/organisations/${organisation.id}/rdvs/${rdv.id}`
  return { agent, visitor, usager, rdv, organisation, path }
}

/** What was said before is written before: lines are written in turn. */
const written = () =>
  recordConsultation({
    usagerIds: [-1],
    actor: { type: 'systeme', id: 0, name: '' },
    screen: 'api',
    now: Temporal.Now.instant(),
  })

test('whoever opens the sheet of a rdv is written in the journal of its participants', async () => {
  const { agent, visitor, usager, organisation, path } = await aRdvOfMine()

  assert.equal((await visitor.get(path)).status, 200)
  await visitor.get(path)
  await written()

  const lines = await db.consultation.findMany({
    where: { usagerId: usager.id },
    select: { actorType: true, actorId: true, organisationId: true, screen: true },
  })
  assert.deepEqual(lines, [{ actorType: 'agent', actorId: agent.id, organisationId: organisation.id, screen: 'rdv' }])
})

test('the sheet is shown even when its consultation cannot be written', async () => {
  const { visitor, path } = await aRdvOfMine()
  const connection = await pool.connect()
  await connection.query('BEGIN; LOCK TABLE consultations IN ACCESS EXCLUSIVE MODE')

  const page = await visitor.get(path)

  await connection.query('ROLLBACK')
  connection.release()
  assert.equal(page.status, 200)
})

test('a context that cannot be read does not close the sheet', async () => {
  const { visitor, rdv, path } = await aRdvOfMine()
  await db.rdv.update({ where: { id: rdv.id }, data: { context: encrypt('usagers.notes', 'moved from elsewhere') } })

  const page = await visitor.get(path)

  assert.equal(page.status, 200)
  assert.match(page.text, /ne peut pas être lu/)
})
