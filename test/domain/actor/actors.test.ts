import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSessionSuperAdmin } from '#domain/account/super-admin/session-super-admin-queries.ts'
import { type UsagerSession, usagerActorOf } from '#domain/actor/usager-actor.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { findSessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation, aService, aTerritoire, aUsager } from '#test/support/factories.ts'
import { CODE } from '#test/support/judged.ts'
import '#test/support/database.ts'

test('the agent who asks is loaded with all that the rules want to know', async () => {
  const territoire = await aTerritoire({ visibleUsagersThroughoutTheTerritoire: true, kind: 'mairies' })
  const organisation = await anOrganisation({ territoireId: territoire.id })
  const secretariat = await aService({ kind: 'secretariat' })
  const agent = await anAgent({ organisationId: organisation.id, accessLevel: 'admin', serviceId: secretariat.id })
  await db.agentTerritorialRole.create({ data: { agentId: agent.id, territoireId: territoire.id } })
  await db.agentTerritorialAccessRight.create({
    data: { agentId: agent.id, territoireId: territoire.id, allowToManageTeams: true },
  })

  const found = await findSessionAgent(agent.id)

  assert.deepEqual(found?.actor, {
    id: agent.id,
    serviceIds: [secretariat.id],
    isSecretary: true,
    roles: [
      {
        organisationId: organisation.id,
        accessLevel: 'admin',
        territoire: { id: territoire.id, kind: 'mairies', visibleUsagersThroughoutTheTerritoire: true },
      },
    ],
    territorialAdminOf: [territoire.id],
    accessRights: [
      {
        territoireId: territoire.id,
        allowToManageTeams: true,
        allowToManageAccessRights: false,
        allowToInviteAgents: false,
      },
    ],
  })
})

test('a soft-deleted agent or usager is nobody any more', async () => {
  const agent = await anAgent({ deletedAt: new Date() })
  const usager = await aUsager({ deletedAt: new Date() })

  assert.equal(await findSessionAgent(agent.id), null)
  assert.equal(await findSessionUsager(usager.id), null)
  assert.equal(await findSessionSuperAdmin(0), null)
})

test('an account and a link act for the proches, a code for those named in it', async () => {
  const usager = await aUsager()
  const proche = await aUsager({ responsibleId: usager.id, email: null })
  await aUsager({ responsibleId: usager.id, email: null, deletedAt: new Date() })

  const found = await findSessionUsager(usager.id)
  assert.ok(found)
  const familyOf = (session: UsagerSession) => usagerActorOf(found, session).familyIds

  assert.deepEqual(familyOf({ kind: 'account' }), [usager.id, proche.id])
  assert.deepEqual(familyOf({ kind: 'link', rdvId: 1 }), [usager.id, proche.id])
  assert.deepEqual(familyOf(CODE), [usager.id])
  assert.deepEqual(familyOf({ ...CODE, rdvIds: [1], procheIds: [proche.id] }), [usager.id, proche.id])
})
