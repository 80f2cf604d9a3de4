import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import { findTelling } from '#domain/telling/notification/find-telling.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import { previewStatusChange } from '#domain/telling/notification/preview-status-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { db } from '#infra/db.ts'
import { NOW, paris } from '#test/support/bookable.ts'
import { aMotif, anAgent, aRdv, aUsager } from '#test/support/factories.ts'

const AFTER = paris('2027-03-02T10:30')

/** Two agents, one of whom acts; a usager, a proche, one without e-mail, and one who had already cancelled. */
async function aPeopledRdv(status: 'unknown' | 'revoked' = 'unknown') {
  const motif = await aMotif()
  const agents = [await anAgent({ organisationId: motif.organisationId, rdvNotificationsLevel: 'others' })]
  agents.push(await anAgent({ organisationId: motif.organisationId, rdvNotificationsLevel: 'all' }))
  const responsable = await aUsager()
  const proche = await aUsager({ email: null, responsibleId: responsable.id })
  const usagers = [await aUsager(), proche, await aUsager({ email: null }), await aUsager()]
  const rdv = await aRdv({ motifId: motif.id, agentIds: agents.map(idOf), usagerIds: usagers.map(idOf), status })
  const last = usagers.at(-1)
  await db.participation.updateMany({ where: { usagerId: last?.id ?? 0 }, data: { status: 'excused' } })
  return { rdv, actor: { type: 'agent', id: agents[0]?.id ?? 0, name: 'Camille Agent' } as const }
}

const idOf = ({ id }: { id: number }) => id

const cases = [
  ['unknown', 'revoked', NOW, 'agent usager usager'],
  ['unknown', 'excused', NOW, 'agent usager usager'],
  ['unknown', 'seen', AFTER, ''],
  ['revoked', 'unknown', NOW, 'agent usager usager usager'],
  ['unknown', 'revoked', AFTER, ''],
  ['revoked', 'unknown', AFTER, ''],
] as const

test('the people announced before a deed are those who are told after it', async () => {
  for (const [from, status, now, expected] of cases) {
    const { rdv, actor } = await aPeopledRdv(from)
    const before = await findToldRdv(rdv.id)

    const announced = before ? previewStatusChange(before, { of: 'rdv', status }, { actor, now }) : []
    assert.deepEqual(await changeRdvStatus({ rdvId: rdv.id, from, status, actor, now }), { ok: true })

    const told = await toldAfter(rdv.id, now)
    assert.deepEqual(announced.map(({ type }) => type).sort(), told, `${from} → ${status}`)
    assert.equal(told.join(' '), expected, `${from} → ${status}`)
  }
})

async function toldAfter(rdvId: number, now: Temporal.Instant) {
  const { id } = await db.evenement.findFirstOrThrow({ where: { rdvId } })
  const evenement = await findEvenement(id)
  if (!evenement || evenement.rdvId === null) throw new Error('no evenement of this rdv')
  const telling = await findTelling(evenement)
  return (telling ? notificationsOf(telling, now) : []).map(({ recipient }) => recipient.type).sort()
}
