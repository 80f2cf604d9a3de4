import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { closeAccount } from '#domain/account/compte/close-account.ts'
import { closeAgentAccount } from '#domain/account/compte/close-agent-account.ts'
import { removeProche } from '#domain/account/compte/remove-proche.ts'
import { signUpUsager } from '#domain/account/compte/sign-up-usager.ts'
import { sealedAnswers } from '#domain/account/verification/answers.ts'
import { usagerActorOf } from '#domain/actor/usager-actor.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { changeRdvStatus } from '#domain/booking/rdv/change-rdv-status.ts'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { addProche, updateProche } from '#domain/people/proche/write-proche.ts'
import { updateFile } from '#domain/people/usager/update-file.ts'
import { db, pool } from '#infra/db.ts'
import { ENCRYPTED_COLUMNS, type EncryptedColumn } from '#infra/encrypted-columns.ts'
import { decrypt, encrypt } from '#infra/encryption.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { ACCOUNT, aBooking, anOffer, NOW, paris } from '#test/support/bookable.ts'
import { aRdv } from '#test/support/factories.ts'

/** Every table and column that says one of these words, in text, JSON, arrays, what a search looks through, or encrypted. */
async function whereIs(words: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns JOIN information_schema.tables
      USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'tsvector', 'bytea')
    ORDER BY 1, 2`)
  assert.ok(rows.length > 150, 'every column is looked at')
  const places = []
  for (const { table, column } of rows) {
    const said = await pool.query(`SELECT FROM "${table}" WHERE lower("${column}"::text) LIKE ANY ($1) LIMIT 1`, [
      words.map((word) => `%${word.toLowerCase()}%`),
    ])
    if (said.rowCount) places.push(`${table}.${column}`)
  }
  return [...places, ...(await whereIsSealed(words))]
}

/** The encrypted columns that say one of these words once they are opened. */
async function whereIsSealed(words: readonly string[]): Promise<string[]> {
  const places = []
  for (const place of ENCRYPTED_COLUMNS) {
    const [table, column] = place.split('.')
    const { rows } = await pool.query(`SELECT "${column}" AS sealed FROM "${table}" WHERE "${column}" IS NOT NULL`)
    const texts = rows.map(({ sealed }) => openedText(place, sealed))
    if (texts.some((text) => words.some((word) => text.includes(word.toLowerCase())))) places.push(place)
  }
  return places
}

function openedText(column: EncryptedColumn, sealed: string): string {
  const opened = decrypt(column, sealed)
  assert.ok(opened.ok, `${column} is read`)
  return opened.text.toLowerCase()
}

/** All that a person may leave behind, in words that nobody else says. */
const IRIS = {
  firstName: 'Irisette',
  lastName: 'Quimperlane',
  birthName: 'Vandoeuvron',
  email: 'irisette.q@exemple.fr',
}
const PHONE = { phoneNumber: '06 98 71 23 45', phoneNumberFormatted: '+33698712345' }
const NIL = { firstName: 'Nilounet', lastName: 'Plougastelin', birthDate: new Date('2019-05-04') }
const FAMILY = [
  'irisette',
  'quimperlane',
  'vandoeuvron',
  'irisette.q@',
  '06 98 71 23 45',
  '698712345',
  'nilounet',
  'plougastelin',
  'zozolette',
  'trestraou',
]

/** A proche who is named for a rdv, and is made with it. */
const ZOE = { firstName: 'Zozolette', lastName: 'Trestraou', birthDate: new Date('2020-02-29') }

/** Opens an account, names a proche, changes both files, takes, moves to cancelled and joins what one may. */
async function aBusyFamily() {
  await signUpUsager(
    { firstName: IRIS.firstName, lastName: IRIS.lastName, email: IRIS.email, phoneNumber: PHONE.phoneNumber },
    { returnTo: null, brand: 'rdv_solidarites' },
  )
  const { id } = await db.usager.findUniqueOrThrow({ where: { email: IRIS.email } })
  await updateFile({ usagerId: id, change: { birthName: IRIS.birthName, ...PHONE } })
  const author = { type: 'usager', id, name: 'Irisette QUIMPERLANE' } as const
  const alone = usagerActorOf({ id, procheIds: [] }, ACCOUNT)
  const procheId =
    (await addProche(alone, { responsibleId: id, proche: { ...NIL, firstName: 'Nilou' }, once: randomUUID() })) ?? 0
  const responsable = usagerActorOf({ id, procheIds: [procheId] }, ACCOUNT)
  await updateProche(responsable, procheId, NIL)

  const offer = await anOffer({ agents: 2 })
  const taken = []
  for (const hour of ['09:00', '09:30', '10:00']) {
    const startsAt = paris(`2027-03-02T${hour}`)
    const usagerIds = [hour === '09:30' ? procheId : id]
    const booked = await bookRdv({ ...(await aBooking(offer, { actor: author, startsAt })), usagerIds })
    assert.ok(booked.ok)
    taken.push(booked.rdv.id)
  }
  const startsAt = paris('2027-03-02T10:30')
  const named = await bookRdv({
    ...(await aBooking(offer, { actor: author, startsAt })),
    usagerIds: [],
    named: ZOE,
  })
  assert.ok(named.ok)
  await db.rdv.update({
    where: { id: taken[0] ?? 0 },
    data: { context: encrypt('rdvs.context', `Pour ${IRIS.firstName}`) },
  })
  await db.usager.update({ where: { id }, data: { notes: encrypt('usagers.notes', `${IRIS.lastName} appelle`) } })
  await leaveRdv({ rdvId: taken[0] ?? 0, by: responsable, actor: author, now: NOW })
  await db.verification.create({
    data: {
      firstName: NIL.firstName,
      lastName: NIL.lastName,
      email: IRIS.email,
      sessionDigest: 's',
      codeDigest: 'c',
      expiresAt: new Date('2027-03-02'),
      answers: sealedAnswers(ANSWERS),
    },
  })
  await db.receipt.create({
    data: {
      usagerId: id,
      organisationId: offer.motif.organisationId,
      event: 'rdv_created',
      channel: 'mail',
      result: 'sent',
      content: `Bonjour ${IRIS.firstName}`,
      emailAddress: IRIS.email,
      smsPhoneNumber: PHONE.phoneNumberFormatted,
      errorMessage: `550 ${IRIS.email}`,
    },
  })
  return { id, author, responsable, procheId }
}

/** Typed before the code: for a child who is named. */
const ANSWERS = {
  forSelf: false,
  named: { ...NIL, antsPreDemandeNumber: null },
  phoneNumber: PHONE.phoneNumber,
  birthDate: null,
  antsPreDemandeNumber: null,
  address: null,
}

test('of a usager and his proches who closed, no table says the name, e-mail or phone', async () => {
  const { id, author } = await aBusyFamily()
  const before = await whereIs(FAMILY)
  for (const place of [
    'usagers.first_name',
    'versions.actor_name',
    'evenements.actor_name',
    'verifications.first_name',
    'verifications.answers',
    'rdvs.context',
    'usagers.notes',
  ])
    assert.ok(before.includes(place), `${place} was there before`)

  await closeAccount({ usagerId: id, actor: author, now: NOW })

  assert.deepEqual(await whereIs(FAMILY), [])
})

test('of a proche who is removed, no table says the name', async () => {
  await db.usager.updateMany({ where: { email: IRIS.email }, data: { email: null } })
  const { author, responsable, procheId } = await aBusyFamily()
  const NAMES = ['nilou', 'plougastelin']
  const before = await whereIs(NAMES)
  for (const place of ['usagers.first_name', 'verifications.answers'])
    assert.ok(before.includes(place), `${place} was there before`)

  assert.ok(await removeProche({ procheId, responsable, actor: author, now: NOW }))

  assert.deepEqual(await whereIs(NAMES), [])
})

/** Kept of an agent, and why. */
const KEPT: Record<string, string> = {
  'agents.email_original': 'his rdvs of the past keep who received: two years after he left',
  'agents.first_name': 'the same',
  'agents.last_name': 'the same',
  'agents.text_search_terms': 'the same',
  'consultations.actor_name': 'who saw a file, for a year: whoever it is about has a right to it',
  'versions.actor_name': 'who changed what, for a year',
  'versions.object_changes': 'the change of his own address and names, for a year',
}

test('of an agent who closed, what stays is listed with its reason', async () => {
  const rdv = await aRdv()
  const named = { firstName: 'Gwenaëlig', lastName: 'Kerbirioual', email: 'gwen.kerbirioual@exemple.fr' }
  const acting = { ...(await anAgentOf(rdv)), name: 'Gwenaëlig KERBIRIOUAL' }
  await db.agent.update({ where: { id: acting.id }, data: { ...named, uid: named.email } })
  await changeRdvStatus({ rdvId: rdv.id, from: 'unknown', status: 'revoked', actor: acting, now: NOW })
  assert.ok((await whereIs(['kerbirioual'])).includes('agents.email'))

  const closed = await closeAgentAccount({ agentId: acting.id, actor: acting, now: NOW })

  assert.deepEqual(closed, { ok: true })
  assert.deepEqual(
    (await whereIs(['kerbirioual'])).filter((place) => !(place in KEPT)),
    [],
  )
})
