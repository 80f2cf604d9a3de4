import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canPrescribe, motifsPrescribableBy } from '#domain/booking/prescription/prescription-policy.ts'
import { db } from '#infra/db.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { aMotif, aService } from '#test/support/factories.ts'
import '#test/support/database.ts'

const motif = { bookableBy: 'agents_and_prescripteurs', deletedAt: null, organisationId: 1 } as const
const lieu = { organisationId: 1, availability: 'enabled' } as const

test('W29: a prescripteur takes no motif closed to him or archived, nor a lieu of elsewhere or closed', () => {
  assert.ok(canPrescribe({ motif, lieu }))
  assert.ok(canPrescribe({ motif, lieu: null }))

  assert.ok(!canPrescribe({ motif: { ...motif, bookableBy: 'agents' }, lieu }))
  assert.ok(!canPrescribe({ motif: { ...motif, deletedAt: new Date() }, lieu }))
  assert.ok(!canPrescribe({ motif, lieu: { ...lieu, organisationId: 2 } }))
  assert.ok(!canPrescribe({ motif, lieu: { ...lieu, availability: 'disabled' } }))
})

test('an agent prescribes for his services, a secretary or an admin for all', async () => {
  const [his, other] = [await aService(), await aService()]
  const ofHisService = await aMotif({ serviceId: his.id })
  const ofAnother = await aMotif({ serviceId: other.id })
  await aMotif({ serviceId: his.id, bookableBy: 'agents' })
  await aMotif({ serviceId: his.id, deletedAt: new Date() })

  const listed = async (actor: ReturnType<typeof anAgentActor>) =>
    (await db.motif.findMany({ where: motifsPrescribableBy(actor, 1), orderBy: { id: 'asc' } })).map(({ id }) => id)

  assert.deepEqual(await listed(anAgentActor({ basic: [1], serviceIds: [his.id] })), [ofHisService.id])
  assert.deepEqual(await listed(anAgentActor({ admin: [1] })), [ofHisService.id, ofAnother.id])
  assert.deepEqual(await listed(anAgentActor({ admin: [2], serviceIds: [his.id] })), [ofHisService.id])
  assert.deepEqual(await listed(anAgentActor({ basic: [1], isSecretary: true })), [ofHisService.id, ofAnother.id])
})
