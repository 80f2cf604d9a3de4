import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTouchedAgendas } from '#domain/journal/touched/touched-agendas.ts'
import { type Transaction, transaction } from '#infra/transaction.ts'
import { aMotif, anAbsence, anAgent, aPlage, aRdv, aUsager } from '#test/support/factories.ts'

const touchedBy = async (change: (tx: Transaction) => Promise<unknown>) =>
  (
    await transaction(async (tx) => {
      await change(tx)
      return readTouchedAgendas(tx.sql)
    })
  ).sort((a, b) => a - b)

test('whatever an agenda shows touches it when it is written: rdvs, plages, absences, holds', async () => {
  const agent = await anAgent()
  const other = await anAgent()
  const motif = await aMotif({ collectif: true })
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], maxParticipantsCount: 3 })
  const plage = await aPlage({ motifId: motif.id, agentId: agent.id })
  const absence = await anAbsence({ agentId: agent.id })
  const usager = await aUsager()
  const at = new Date('2027-03-02T10:00:00Z')
  const hold = { motifId: motif.id, agentId: agent.id, startsAt: at, endsAt: new Date(at.getTime() + 1), expiresAt: at }

  const changes: Record<string, (tx: Transaction) => Promise<unknown>> = {
    moved: ({ prisma }) =>
      prisma.rdv.update({ where: { id: rdv.id }, data: { endsAt: new Date('2027-03-02T14:00:00Z') } }),
    arrived: ({ prisma }) => prisma.rdv.update({ where: { id: rdv.id }, data: { waitingRoomAt: at } }),
    enrolled: ({ prisma }) =>
      prisma.participation.create({ data: { rdvId: rdv.id, usagerId: usager.id, createdByType: 'agent' } }),
    plage: ({ prisma }) => prisma.plage.update({ where: { id: plage.id }, data: { title: 'Autre' } }),
    absence: ({ prisma }) => prisma.absence.delete({ where: { id: absence.id } }),
    held: ({ prisma }) => prisma.hold.create({ data: { ...hold, sessionDigest: 'one' } }),
    released: ({ prisma }) => prisma.hold.deleteMany({ where: { agentId: agent.id } }),
  }
  for (const [name, change] of Object.entries(changes)) assert.deepEqual(await touchedBy(change), [agent.id], name)

  const given = await touchedBy(({ prisma }) =>
    prisma.plage.update({ where: { id: plage.id }, data: { agentId: other.id } }),
  )
  assert.deepEqual(given, [agent.id, other.id])
})

test('a transaction notes all its agents once, and leaves nothing to the next on its connection', async () => {
  const agents = [await anAgent(), await anAgent()]
  const motif = await aMotif()
  const plages: { id: number }[] = []
  for (const { id } of agents) plages.push(await aPlage({ motifId: motif.id, agentId: id }))

  const touched = await touchedBy(async ({ prisma }) => {
    for (const { id } of [...plages, ...plages]) await prisma.plage.update({ where: { id }, data: { title: 'Autre' } })
  })
  const nothing = await touchedBy(({ prisma }) => prisma.agent.count())

  assert.deepEqual(
    touched,
    agents.map(({ id }) => id),
  )
  assert.deepEqual(nothing, [])
})
