import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { findParticipationByToken } from '#domain/booking/participation/participation-token-queries.ts'
import { db } from '#infra/db.ts'
import { NOW } from '#test/support/bookable.ts'
import { aRdv } from '#test/support/factories.ts'

async function aToken() {
  const rdv = await aRdv()
  const participationId = rdv.participations[0]?.id ?? 0
  return { rdv, participationId, token: await mintParticipationToken(participationId, NOW) }
}

test('the links of two messages both open the rdv', async () => {
  const { rdv, participationId, token } = await aToken()
  const later = await mintParticipationToken(participationId, NOW)

  for (const one of [token, later, later.toLowerCase()])
    assert.equal((await findParticipationByToken({ token: one, rdvId: rdv.id }, NOW))?.rdvId, rdv.id)
  assert.match(token, /^[A-Z0-9]{8}$/)
})

test('a link works twelve weeks', async () => {
  const { token } = await aToken()

  assert.ok(await findParticipationByToken({ token, rdvId: null }, NOW.add({ hours: 12 * 7 * 24 - 1 })))
  assert.equal(await findParticipationByToken({ token, rdvId: null }, NOW.add({ hours: 12 * 7 * 24 })), null)
})

test('a link opens the rdv of its message, and is none at another', async () => {
  const { rdv, token } = await aToken()
  const other = await aRdv()

  assert.equal((await findParticipationByToken({ token, rdvId: null }, NOW))?.rdvId, rdv.id)
  assert.equal(await findParticipationByToken({ token, rdvId: other.id }, NOW), null)
})

test('removing the participation revokes its links, and the database never knew them', async () => {
  const { rdv, participationId, token } = await aToken()
  assert.equal(await db.participationToken.count({ where: { digest: token } }), 0)

  await db.rdv.delete({ where: { id: rdv.id } })

  assert.equal(await findParticipationByToken({ token, rdvId: null }, NOW), null)
  assert.equal(await db.participationToken.count({ where: { participationId } }), 0)
})
