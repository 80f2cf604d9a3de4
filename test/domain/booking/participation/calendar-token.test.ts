import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarToken, readCalendarToken } from '#domain/booking/participation/calendar-token.ts'
import {
  findParticipationByToken,
  isParticipationToken,
} from '#domain/booking/participation/participation-token-queries.ts'
import { requestNewLink } from '#domain/booking/participation/request-new-link.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { NOW } from '#test/support/bookable.ts'
import { aRdv } from '#test/support/factories.ts'

const TWELVE_WEEKS = { hours: 12 * 7 * 24 }

async function aFile() {
  const rdv = await aRdv({ startsAt: '2027-12-01T09:00:00Z' })
  const participationId = rdv.participations[0]?.id ?? 0
  return { rdv, participationId, token: calendarToken(participationId, NOW) }
}

test('the files of two days both open the rdv, in small letters too, and no row is written', async () => {
  const { rdv, participationId, token } = await aFile()
  const later = calendarToken(participationId, NOW.add({ hours: 24 }))

  assert.notEqual(token, later)
  for (const one of [token, later, token.toLowerCase()])
    assert.equal((await findParticipationByToken({ token: one, rdvId: rdv.id }, NOW))?.id, participationId)
  assert.equal(await db.participationToken.count({ where: { participationId } }), 0)
})

test('it works twelve weeks, then a new link may be asked for', async () => {
  const { rdv, participationId, token } = await aFile()
  const given = { token, rdvId: rdv.id }
  const after = NOW.add(TWELVE_WEEKS)

  assert.ok(await findParticipationByToken(given, after.subtract({ seconds: 1 })))
  assert.equal(await findParticipationByToken(given, after), null)
  assert.ok(await isParticipationToken(given))
  assert.equal(await requestNewLink({ token: token.slice(0, 64), now: after }), true)
  const asked = await db.evenement.findFirstOrThrow({ where: { name: 'participation.link-requested', rdvId: rdv.id } })
  assert.deepEqual(asked.payload, { participationIds: [participationId] })
})

test('removing the participation revokes it, and at another rdv it is none', async () => {
  const { rdv, token } = await aFile()
  assert.equal(await findParticipationByToken({ token, rdvId: (await aRdv()).id }, NOW), null)

  await db.rdv.delete({ where: { id: rdv.id } })

  assert.equal(await findParticipationByToken({ token, rdvId: null }, NOW), null)
})

test('one of another participation, of a later end or of another key is none', () => {
  const token = calendarToken(7, NOW)
  const [participation = '', end = '', signature = ''] = token.split('-')
  const lastSign = signature.endsWith('0') ? '1' : '0'

  for (const forged of [
    `8-${end}-${signature}`,
    `${participation}-Z${end.slice(1)}-${signature}`,
    `${participation}-${end}-${signature.slice(0, -1)}${lastSign}`,
    `${participation}-${end}`,
    `-${token}`,
  ])
    assert.equal(readCalendarToken(forged), null, forged)
})

test('it outlives a change of key, until the old one is dropped', () => {
  const token = calendarToken(7, NOW)
  const [old] = config.ENCRYPTION_KEYS
  assert.ok(old)
  const key = { version: old.version + 1, key: Buffer.alloc(32, 7) }

  config.ENCRYPTION_KEYS = [key, old]
  assert.equal(readCalendarToken(token)?.participationId, 7)
  config.ENCRYPTION_KEYS = [key]
  assert.equal(readCalendarToken(token), null)
})
