import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { closeAccount } from '#domain/account/compte/close-account.ts'
import { confirmAddress } from '#domain/account/compte/confirm-address.ts'
import { removeProche } from '#domain/account/compte/remove-proche.ts'
import { signUpUsager } from '#domain/account/compte/sign-up-usager.ts'
import { usagerActorOf } from '#domain/actor/usager-actor.ts'
import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { moveRdv } from '#domain/booking/rdv/move-rdv.ts'
import { addProche, updateProche } from '#domain/people/proche/write-proche.ts'
import { updateFile } from '#domain/people/usager/update-file.ts'
import { actingAs, withoutJournal } from '#infra/acting-as.ts'
import { db, pool } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { transaction } from '#infra/transaction.ts'
import { anAccountOf, anAgentOf } from '#test/support/acting.ts'
import { ACCOUNT, ANYBODY, aBooking, anActor, anOffer, NOW, paris } from '#test/support/bookable.ts'
import { aMotif, anAgent, anOrganisation, aPlage, aRdv, aService, aUsager } from '#test/support/factories.ts'

type Line = { item: string; event: string; who: string; changes: Record<string, unknown[]>; parent: string | null }

beforeEach(() => forget())

const signedIn = ({ id }: { id: number }, ...proches: { id: number }[]) =>
  usagerActorOf({ id, procheIds: proches.map((proche) => proche.id) }, { kind: 'account' })

const anAgentActor = { type: 'agent', id: 7, name: 'Sonia LEFÈVRE' } as const

test('a rdv that is taken leaves who took it, for whom and with whom', async () => {
  const offer = await anOffer()
  const usager = await aUsager()
  await forget()

  await bookRdv(await aBooking(offer, { actor: anActor(usager), usagerIds: [usager.id] }))

  const lines = await journal()
  assert.deepEqual(
    lines.map(({ item, event, who }) => `${item} ${event} ${who}`),
    ['rdvs', 'agents_rdvs', 'participations', 'usager_profiles'].map(
      (item) => `${item} create usager ${usager.id} Nadia Benali`,
    ),
  )
  const rdv = await db.rdv.findFirstOrThrow({ orderBy: { id: 'desc' } })
  assert.deepEqual(lines[0]?.changes, {
    starts_at: [null, '2027-03-02T08:00:00+00:00'],
    ends_at: [null, '2027-03-02T08:30:00+00:00'],
    status: [null, 'unknown'],
    lieu_id: [null, offer.lieu.id],
    minutes_after_rdv: [null, 0],
    overbooked: [null, false],
  })
  assert.deepEqual(
    lines.slice(1, 3).map(({ parent }) => parent),
    [`rdvs ${rdv.id}`, `rdvs ${rdv.id}`],
  )
})

test('a cancelled rdv leaves its status and those of its participations, nothing of what did not change', async () => {
  const rdv = await aRdv()
  const actor = await anAgentOf(rdv)
  await forget()

  await changeRdvStatus({ rdvId: rdv.id, from: 'unknown', status: 'revoked', actor, now: NOW })

  assert.deepEqual(
    (await journal()).map(({ item, who, changes }) => ({ item, who, changes })),
    [
      { item: 'participations', who: `agent ${actor.id} Camille Agent`, changes: { status: ['unknown', 'revoked'] } },
      { item: 'rdvs', who: `agent ${actor.id} Camille Agent`, changes: { status: ['unknown', 'revoked'] } },
    ],
  )
})

const deeds: Record<string, () => Promise<unknown>> = {
  'says what became of a rdv': async () => {
    const rdv = await aRdv()
    const actor = await anAgentOf(rdv)
    return () => changeRdvStatus({ rdvId: rdv.id, from: 'unknown', status: 'revoked', actor, now: NOW })
  },
  'moves a rdv': async () => {
    const { rdv, usager } = await aBookedRdv()
    const by = await anAccountOf({ id: usager })
    return () => moveRdv({ rdvId: rdv, by, startsAt: paris('2027-03-02T10:00'), actor: nadia, now: TEN_DAYS_BEFORE })
  },
  'cancels his rdv': async () => {
    const { rdv, usager } = await aBookedRdv()
    const by = await anAccountOf({ id: usager })
    return () => leaveRdv({ rdvId: rdv, by, actor: nadia, now: NOW })
  },
  'joins a rdv collectif': async () => {
    const { rdv, usager } = await aCollectif()
    return () => join(rdv, usager)
  },
  'leaves a rdv collectif': async () => {
    const { rdv, usager } = await aCollectif()
    await join(rdv, usager)
    const by = await anAccountOf({ id: usager })
    return () => leaveRdv({ rdvId: rdv, by, actor: nadia, now: NOW })
  },
  'closes his account': async () => {
    const { usager } = await aBookedRdv()
    return () => closeAccount({ usagerId: usager, actor: nadia, now: NOW })
  },
  'removes a proche': async () => {
    const usager = await aUsager()
    const proche = await aUsager({ responsibleId: usager.id, email: null })
    await aRdv({ usagerIds: [proche.id] })
    return () => removeProche({ procheId: proche.id, responsable: signedIn(usager, proche), actor: nadia, now: NOW })
  },
  'changes his informations': async () => {
    const usager = await aUsager()
    return () => updateFile({ usagerId: usager.id, change: { firstName: 'Nadège' } })
  },
  'adds a proche': async () => {
    const usager = await aUsager()
    const proche = { firstName: 'Inès', lastName: 'Benali' }
    return () => addProche(signedIn(usager), { responsibleId: usager.id, proche, once: 'a form' })
  },
  'changes a proche': async () => {
    const usager = await aUsager()
    const proche = await aUsager({ responsibleId: usager.id, email: null })
    return () => updateProche(signedIn(usager, proche), proche.id, { firstName: 'Inès', lastName: 'Benali' })
  },
  'opens an account': async () => () =>
    signUpUsager(
      { firstName: 'Nadia', lastName: 'Benali', email: 'nadia@exemple.fr', phoneNumber: null },
      { returnTo: null, brand: 'rdv_solidarites' },
    ),
  'confirms his address': async () => {
    const usager = await aUsager({ confirmedAt: null })
    const link = await db.accountLink.create({
      data: {
        purpose: 'confirmation',
        digest: 'x',
        usagerId: usager.id,
        email: usager.email,
        expiresAt: new Date('2027-04-01'),
      },
    })
    return () => confirmAddress(link.id, NOW)
  },
}

for (const [deed, given] of Object.entries(deeds))
  test(`whoever ${deed} is named on each line`, async () => {
    const act = (await given()) as () => Promise<unknown>
    await forget()

    await act()

    const lines = await journal()
    assert.ok(lines.length > 0, 'something was recorded')
    assert.deepEqual(
      lines.filter(({ who }) => who.startsWith('systeme')),
      [],
    )
  })

test('a write outside of any deed is the system’s', async () => {
  await anOrganisation({ name: 'MDS' })

  const [organisation] = (await journal()).filter(({ item }) => item === 'organisations')
  assert.equal(organisation?.who, 'systeme null null')
})

test('an actor lasts as long as his transaction, on the same connection too', async () => {
  const usager = await aUsager()
  const connection = await pool.connect()
  await connection.query('BEGIN')
  await actingAs(connection, anAgentActor)
  await connection.query("UPDATE usagers SET first_name = 'Ana' WHERE id = $1", [usager.id])
  await connection.query('COMMIT')
  await connection.query("UPDATE usagers SET first_name = 'Inès' WHERE id = $1", [usager.id])
  connection.release()

  assert.deepEqual(
    (await journal()).slice(-2).map(({ who }) => who),
    ['agent 7 Sonia LEFÈVRE', 'systeme null null'],
  )
})

test('T24: of an encrypted column the journal says that it changed, and no more', async () => {
  const rdv = await aRdv()
  await forget()

  await db.rdv.update({ where: { id: rdv.id }, data: { context: encrypt('rdvs.context', 'hébergée') } })

  assert.deepEqual(
    (await journal()).map(({ changes }) => changes),
    [{ context: [] }],
  )
})

test('what is not audited, or not changed, leaves nothing', async () => {
  const usager = await aUsager()
  await forget()

  await db.usager.update({
    where: { id: usager.id },
    data: { passwordDigest: 'x', firstName: usager.firstName, logement: 'sdf' },
  })
  await db.agent.create({ data: { passwordDigest: 'x', totpSecret: encrypt('agents.totp_secret', 'x') } })

  assert.deepEqual(
    (await journal()).map(({ item, changes }) => ({ item, changes })),
    [{ item: 'agents', changes: {} }],
  )
})

test('what is deleted with its rdv or its plage is in the history of that rdv or plage', async () => {
  const rdv = await aRdv()
  const motif = await aMotif()
  const plage = await aPlage({ motifId: motif.id })
  await forget()

  await db.rdv.delete({ where: { id: rdv.id } })
  await db.plage.delete({ where: { id: plage.id } })

  const destroyed = (await journal()).map(({ item, event, parent }) => `${item} ${event} ${parent}`)
  assert.deepEqual(destroyed.toSorted(), [
    `agents_rdvs destroy rdvs ${rdv.id}`,
    `motifs_plages destroy plages ${plage.id}`,
    `participations destroy rdvs ${rdv.id}`,
    'plages destroy null',
    'rdvs destroy null',
  ])
})

test('nothing is left in the journal of a person whose account is closed', async () => {
  const usager = await aUsager({ organisationId: (await anOrganisation()).id, lastName: 'Benali-Rarissime' })
  await updateFile({ usagerId: usager.id, change: { address: '12 rue Rarissime' } })

  await closeAccount({ usagerId: usager.id, actor: anActor(usager), now: NOW })

  const { rows } = await pool.query("SELECT * FROM versions WHERE object_changes::text ILIKE '%rarissime%'")
  assert.deepEqual(rows, [])
})

test('loading a world may leave the journal out', async () => {
  await transaction(async ({ sql: connection }) => {
    await withoutJournal(connection)
    await connection.query("INSERT INTO services (name, short_name) VALUES ('PMI', 'PMI')")
  })
  await aService()

  assert.equal((await journal()).length, 1)
})

const TEN_DAYS_BEFORE = paris('2027-02-20T10:00')
const nadia = { type: 'usager', id: 1, name: 'Nadia BENALI' } as const

async function aBookedRdv() {
  const usager = await aUsager()
  const offer = await anOffer()
  const booked = await bookRdv(await aBooking(offer, { actor: anActor(usager), usagerIds: [usager.id] }))
  assert.ok(booked.ok)
  return { rdv: booked.rdv.id, usager: usager.id }
}

const join = (rdvId: number, usagerId: number) =>
  enrolInRdv({
    rdvId,
    usagerIds: [usagerId],
    booker: 'usager',
    narrowing: ANYBODY,
    actor: anActor({ id: usagerId }),
    session: ACCOUNT,
    now: NOW,
  })

async function aCollectif() {
  const motif = await aMotif({ collectif: true })
  const agent = await anAgent({ organisationId: motif.organisationId, serviceId: motif.serviceId })
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], maxParticipantsCount: 5 })
  return { rdv: rdv.id, usager: (await aUsager()).id }
}

const forget = () => pool.query('DELETE FROM versions')

async function journal(): Promise<Line[]> {
  const { rows } = await pool.query<Line>(`
    SELECT item_type AS item, event, concat_ws(' ', actor_type, coalesce(actor_id::text, 'null'), coalesce(actor_name, 'null')) AS who,
           object_changes AS changes, parent_type || ' ' || parent_id AS parent
    FROM versions ORDER BY id`)
  return rows
}
