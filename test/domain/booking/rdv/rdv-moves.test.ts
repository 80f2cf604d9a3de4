import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { listMoves } from '#domain/booking/rdv/rdv-move-queries.ts'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { aLieu, aMotif, aRdv } from '#test/support/factories.ts'

test('whoever moves a rdv, where it was stays with it, the newest move first', async () => {
  const motif = await aMotif()
  const lieu = await aLieu({ organisationId: motif.organisationId, name: 'Arras-Nord' })
  const rdv = await aRdv({ motifId: motif.id, lieuId: lieu.id })
  const actor = await anAgentOf(rdv)
  const moveTo = (day: string) => ({
    startsAt: new Date(`${day}T09:30:00+01:00`),
    endsAt: new Date(`${day}T10:00:00+01:00`),
  })

  await deed(actor, ({ prisma }) => prisma.rdv.update({ where: { id: rdv.id }, data: moveTo('2027-03-03') }))
  await deed(actor, ({ prisma }) =>
    prisma.rdv.update({ where: { id: rdv.id }, data: { ...moveTo('2027-03-04'), lieuId: null } }),
  )

  const moves = await listMoves(rdv.id)
  assert.deepEqual(
    moves.map(({ startsAt, lieu: from, actorType }) => [startsAt.toISOString(), from?.name, actorType]),
    [
      ['2027-03-03T08:30:00.000Z', 'Arras-Nord', 'agent'],
      ['2027-03-02T08:30:00.000Z', 'Arras-Nord', 'agent'],
    ],
  )
})

test('another length, another lieu or another status is no move, and a deleted rdv keeps none', async () => {
  const rdv = await aRdv()

  await db.rdv.update({
    where: { id: rdv.id },
    data: { endsAt: new Date('2027-03-02T11:00:00+01:00'), name: 'Atelier' },
  })
  assert.deepEqual(await listMoves(rdv.id), [])

  await db.rdv.update({ where: { id: rdv.id }, data: { startsAt: new Date('2027-03-02T09:00:00+01:00') } })
  assert.equal((await listMoves(rdv.id)).length, 1)
  await db.rdv.delete({ where: { id: rdv.id } })
  assert.equal(await db.rdvMove.count({ where: { rdvId: rdv.id } }), 0)
})
