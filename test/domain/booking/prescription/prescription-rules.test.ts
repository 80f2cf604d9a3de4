import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as prescriptionRules from '#domain/booking/prescription/prescription-rules.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { db } from '#infra/db.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { aMotif, aService } from '#test/support/factories.ts'
import '#test/support/database.ts'

const motif = { bookableBy: 'agents_and_prescripteurs', deletedAt: null, organisationId: 1 } as const
const lieu = { organisationId: 1, availability: 'enabled' } as const
const asked = { motif, lieu, isFree: true }

test('W29: a prescripteur takes no motif closed to him or archived, nor a lieu of elsewhere or closed, nor a créneau taken', () => {
  assert.equal(prescriptionRules.create(asked), null)
  assert.equal(prescriptionRules.create({ ...asked, lieu: null }), null)

  assert.equal(prescriptionRules.create({ ...asked, motif: { ...motif, bookableBy: 'agents' } }), 'motif-ferme')
  assert.equal(prescriptionRules.create({ ...asked, motif: { ...motif, deletedAt: new Date() } }), 'motif-archive')
  assert.equal(prescriptionRules.create({ ...asked, lieu: { ...lieu, organisationId: 2 } }), 'autre-organisation')
  assert.equal(prescriptionRules.create({ ...asked, lieu: { ...lieu, availability: 'disabled' } }), 'lieu-ferme')
  assert.equal(prescriptionRules.create({ ...asked, isFree: false }), 'creneau-pris')
})

test('an agent prescribes for his services, a secretary or an admin for all', async () => {
  const [his, other] = [await aService(), await aService()]
  const ofHisService = await aMotif({ serviceId: his.id })
  const ofAnother = await aMotif({ serviceId: other.id })
  await aMotif({ serviceId: his.id, bookableBy: 'agents' })
  await aMotif({ serviceId: his.id, deletedAt: new Date() })

  const listed = async (actor: ReturnType<typeof anAgentActor>) =>
    (await db.motif.findMany({ where: motifScope.prescribableByAgent(actor, 1), orderBy: { id: 'asc' } })).map(
      ({ id }) => id,
    )

  assert.deepEqual(await listed(anAgentActor({ basic: [1], serviceIds: [his.id] })), [ofHisService.id])
  assert.deepEqual(await listed(anAgentActor({ admin: [1] })), [ofHisService.id, ofAnother.id])
  assert.deepEqual(await listed(anAgentActor({ admin: [2], serviceIds: [his.id] })), [ofHisService.id])
  assert.deepEqual(await listed(anAgentActor({ basic: [1], isSecretary: true })), [ofHisService.id, ofAnother.id])
})
