import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { createUsager } from '#domain/people/usager/create-usager.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { fileVersion, updateUsager } from '#domain/people/usager/update-usager.ts'
import { db, pool } from '#infra/db.ts'
import { anAgent, anOrganisation, aUsager } from '#test/support/factories.ts'
import { untilWaiting } from '#test/support/waiting.ts'

/** An agent, a responsable whose file is open to him, and the two ways of writing it or beside it. */
async function aFamily() {
  const { id: organisationId } = await anOrganisation()
  const agent = await anAgent({ organisationId })
  const usager = await aUsager({ organisationId, firstName: 'Nadia', lastName: 'Attente' })
  const actor = (await findSessionAgent(agent.id))?.actor ?? assert.fail('no agent')
  const ofAgent = {
    actor,
    author: { type: 'agent' as const, id: agent.id, name: 'Anne' },
    organisationId,
    confirmed: [],
  }
  const renamed = { usagerId: usager.id, change: { firstName: 'Ines' }, version: fileVersion(usager) }
  const proche = { firstName: 'Ines', lastName: 'Attente' }
  return {
    agent,
    usager,
    update: () => updateUsager({ ...ofAgent, ...renamed }),
    create: () => createUsager({ ...ofAgent, file: proche, responsibleId: usager.id, once: randomUUID() }),
  }
}

/** What waits for the family, and what happens before it is free. */
async function whileHeld<Done>(usagerId: number, start: () => Promise<Done>[], meanwhile: () => Promise<unknown>) {
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await lockFamilies(holder, [usagerId])
    const started = start()
    await untilWaiting(started.length)
    await meanwhile()
    await holder.query('COMMIT')
    return await Promise.all(started)
  } finally {
    holder.release()
  }
}

test('a file that changes and a proche of the same name wait for the family first: none waits for the other in a circle', async () => {
  const { usager, update, create } = await aFamily()

  const [updated, created] = await whileHeld(
    usager.id,
    () => [update(), create()] as Promise<{ ok: boolean }>[],
    async () => {},
  )

  assert.deepEqual([updated?.ok, created?.ok], [true, true])
})

test('an agent who leaves the organisation while he waits writes nothing there', async () => {
  const { agent, usager, update, create } = await aFamily()
  const leaves = () => db.agentRole.deleteMany({ where: { agentId: agent.id } })

  const refused = await whileHeld(usager.id, () => [update(), create()] as Promise<object>[], leaves)

  const nothingThere = { ok: false, reason: 'introuvable' }
  assert.deepEqual(refused, [nothingThere, nothingThere])
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).firstName, 'Nadia')
})
