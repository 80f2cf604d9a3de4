import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWeekToMove, hasEarlierCreneau } from '#domain/booking/creneau/find-creneaux-to-move.ts'
import { ANYBODY, anOffer, NOW } from '#test/support/bookable.ts'
import { inParis } from '#test/support/creneau-rows.ts'
import { aPlage, aRdv } from '#test/support/factories.ts'
import { soughtOf } from '#test/support/sought.ts'

/** A rdv of an hour taken with the agents of an offer whose créneaux last half an hour. */
async function aRdvToMove(start: string, offered: Parameters<typeof anOffer>[0] = {}) {
  const { motif, lieu, agentIds } = await anOffer(offered)
  const startsAt = new Date(start)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  const { id } = await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds, startsAt, endsAt })
  const rdv = { id, agentIds, startsAtMs: startsAt.getTime(), endsAtMs: endsAt.getTime(), lieuId: lieu.id }
  return { agentIds, asked: { rdv, motif: await soughtOf(motif), now: NOW, who: ANYBODY } }
}

test('a rdv may move to créneaux of its own duration, its present time being free to itself', async () => {
  const { asked } = await aRdvToMove('2027-03-02T10:00:00+01:00')

  const week = await findWeekToMove({ ...asked, from: '2027-03-01' })

  assert.deepEqual([...week.agentsAt.keys()].map(inParis), ['2027-03-02T09:00', '2027-03-02T10:00', '2027-03-02T11:00'])
})

test('it moves by less than its own length, and over no other rdv', async () => {
  const { asked, agentIds } = await aRdvToMove('2027-03-02T09:30:00+01:00')
  const { motif, rdv } = asked
  await aRdv({ motifId: motif.id, lieuId: rdv.lieuId, agentIds, startsAt: '2027-03-02T11:00:00+01:00' })

  const week = await findWeekToMove({ ...asked, from: '2027-03-01' })

  assert.deepEqual([...week.agentsAt.keys()].map(inParis), ['2027-03-02T09:00', '2027-03-02T10:00'])
})

test('another rdv of the agent at the very same time keeps him taken', async () => {
  const { asked, agentIds } = await aRdvToMove('2027-03-02T10:00:00+01:00')
  const { motif, rdv } = asked
  const at = { startsAt: new Date(rdv.startsAtMs), endsAt: new Date(rdv.endsAtMs) }
  await aRdv({ motifId: motif.id, lieuId: rdv.lieuId, agentIds, exclusive: false, ...at })

  const week = await findWeekToMove({ ...asked, from: '2027-03-01' })

  assert.deepEqual([...week.agentsAt.keys()].map(inParis), ['2027-03-02T09:00', '2027-03-02T11:00'])
})

test('after an empty week that nothing follows, the next is the first of all', async () => {
  const { asked } = await aRdvToMove('2027-03-20T10:00:00+01:00')

  const week = await findWeekToMove({ ...asked, from: '2027-03-16' })

  assert.equal(week.next && inParis(week.next), '2027-03-02T09:00')
})

test('an earlier créneau counts up to two days before the rdv, and only where it lasts long enough', async () => {
  const { asked, agentIds } = await aRdvToMove('2027-03-20T10:00:00+01:00', {
    plage: { firstDay: new Date('2027-03-19'), lastDay: new Date('2027-03-19') },
  })
  const { rdv, motif } = asked
  const short = { firstDay: new Date('2027-03-10'), lastDay: new Date('2027-03-10'), endTime: '09:30' }
  await aPlage({ motifId: motif.id, lieuId: rdv.lieuId, agentId: agentIds[0] ?? 0, ...short })
  const before = await hasEarlierCreneau(asked)
  const twoDays = { firstDay: new Date('2027-03-18'), lastDay: new Date('2027-03-18') }
  await aPlage({ motifId: motif.id, lieuId: rdv.lieuId, agentId: agentIds[0] ?? 0, ...twoDays })

  const after = await hasEarlierCreneau(asked)

  assert.deepEqual([before, after], [false, true])
})
