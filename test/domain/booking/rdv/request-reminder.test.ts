import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { findLastReminderAsked, requestReminder } from '#domain/booking/rdv/request-reminder.ts'
import { db } from '#infra/db.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { paris } from '#test/support/bookable.ts'
import { anAgent, aRdv, aUsager } from '#test/support/factories.ts'

/** The rdv is on 2027-03-02 at 9:30. */
const NOW = paris('2027-03-01T10:00')

const remind = async (rdv: { id: number }, after: number | null = null, now = NOW) =>
  requestReminder({ rdvId: rdv.id, after, actor: await anAgentOf(rdv), now })

const remindersOf = ({ id }: { id: number }) =>
  db.evenement.findMany({ where: { rdvId: id, name: 'rdv.reminder-requested' }, orderBy: { id: 'asc' } })

test('it concerns those who come and want it, and counts as the reminder of that start', async () => {
  const usagers = [await aUsager(), await aUsager(), await aUsager()]
  const rdv = await aRdv({ usagerIds: usagers.map(({ id }) => id) })
  const [first, silent, gone] = rdv.participations
  await db.participation.update({ where: { id: silent?.id ?? 0 }, data: { sendReminderNotification: false } })
  await db.participation.update({ where: { id: gone?.id ?? 0 }, data: { status: 'excused' } })

  assert.deepEqual(await remind(rdv), { ok: true })

  const [asked] = await remindersOf(rdv)
  assert.deepEqual(asked?.payload, { participationIds: [first?.id] })
  const reminded = await db.participation.findMany({ where: { rdvId: rdv.id }, orderBy: { id: 'asc' } })
  assert.deepEqual(
    reminded.map(({ remindedForStartsAt }) => remindedForStartsAt?.getTime() ?? null),
    [rdv.startsAt.getTime(), null, null],
  )
})

test('a page sent twice, or by two agents at once, reminds once; the page that follows may remind again', async () => {
  const rdv = await aRdv()

  await Promise.all([remind(rdv), remind(rdv), remind(rdv)])
  const once = (await remindersOf(rdv)).length
  await remind(rdv, await findLastReminderAsked(rdv.id))

  assert.equal(once, 1)
  assert.equal((await remindersOf(rdv)).length, 2)
})

test('not once it began, not of a cancelled rdv, not when nobody wants it, not by a stranger', async () => {
  const [rdv, cancelled] = [await aRdv(), await aRdv({ status: 'revoked' })]
  const silent = await aRdv()
  await db.participation.updateMany({ where: { rdvId: silent.id }, data: { sendReminderNotification: false } })
  const stranger = { type: 'agent', id: (await anAgent()).id, name: 'X' } as const

  assert.deepEqual(await remind(rdv, null, paris('2027-03-02T09:30')), { ok: false, reason: 'rdv-commence' })
  assert.deepEqual(await remind(cancelled), { ok: false, reason: 'rdv-annule' })
  assert.deepEqual(await remind(silent), { ok: false, reason: 'personne-a-rappeler' })
  const asked = await requestReminder({ rdvId: rdv.id, after: null, actor: stranger, now: NOW })
  assert.deepEqual(asked, { ok: false, reason: 'pas-le-sien' })
  assert.equal(await db.evenement.count({ where: { name: 'rdv.reminder-requested', rdvId: rdv.id } }), 0)
})
