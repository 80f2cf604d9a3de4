import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { anonymiseUsagers } from '#domain/account/compte/anonymise-usagers.ts'
import { allUsagerFields, usagerFields } from '#domain/people/usager/usager-fields.ts'
import { db, pool } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { transaction } from '#infra/transaction.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { aUsager } from '#test/support/factories.ts'

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z')

/** What says nothing of the person, on purpose: dates, origins, numbers. */
const KEPT =
  'id confirmed_at invitation_sent_at invitation_accepted_at invited_by_type invited_by_id responsible_id created_through ' +
  'invited_through rdv_invitation_token_updated_at logged_once_with_franceconnect sign_up_brand last_seen_on ' +
  'deletion_warning_sent_at created_at'

/** Each column holds something that only its own person has. */
const aFullUsager = async () =>
  aUsager({
    firstName: 'Nadège',
    lastName: 'Rarissime',
    birthName: 'Introuvable',
    birthDate: new Date('1991-12-14'),
    email: 'nadege@exemple.fr',
    unconfirmedEmail: 'autre@exemple.fr',
    passwordDigest: 'digest',
    phoneNumber: '06 12 34 56 78',
    phoneNumberFormatted: '+33612345678',
    address: '12 rue Rarissime, 62000 Arras',
    addressDetails: 'Bâtiment B',
    cityCode: '62041',
    postCode: '62000',
    cityName: 'Arras',
    responsibleId: (await aUsager()).id,
    notifyByEmail: true,
    notifyBySms: true,
    caisseAffiliation: 'caf',
    affiliationNumber: '1234567',
    caseNumber: 'D-12',
    familySituation: 'single',
    numberOfChildren: 2,
    logement: 'locataire',
    notes: encrypt('usagers.notes', 'suivi'),
    antsPreDemandeNumber: '1122334455',
    rdvInvitationTokenDigest: 'digest of a token',
    rdvInvitationTokenCopy: encrypt('usagers.rdv_invitation_token_copy', 'token'),
    rdvInvitationTokenUpdatedAt: new Date('2026-01-05T09:00:00Z'),
    franceconnectOpenidSub: 'sub',
    loggedOnceWithFranceconnect: true,
    givenByFranceconnect: ['first_name'],
    confirmedAt: new Date('2026-01-05T09:00:00Z'),
    invitationSentAt: new Date('2026-01-05T09:00:00Z'),
    invitationAcceptedAt: new Date('2026-01-05T09:00:00Z'),
    invitedByType: 'agent',
    invitedById: 7,
    signUpBrand: 'rdv_solidarites',
    lastSeenOn: new Date('2026-01-05'),
    deletionWarningSentAt: new Date('2026-01-05T09:00:00Z'),
  })

async function columnsOf(id: number) {
  const { rows } = await pool.query<{ usager: Record<string, unknown> }>(
    'SELECT to_jsonb(usagers) AS usager FROM usagers WHERE id = $1',
    [id],
  )
  return new Map(Object.entries(rows[0]?.usager ?? {}))
}

const anonymise = (id: number) => transaction(({ sql }) => anonymiseUsagers(sql, [id], NOW))

test('of every column of a usager, closing leaves nothing but what says nothing of him', async () => {
  const { id } = await aFullUsager()
  const before = await columnsOf(id)

  await anonymise(id)

  const after = await columnsOf(id)
  const unfilled = [...before].filter(([, value]) => value === null).map(([column]) => column)
  const left = [...after]
    .filter(([column, value]) => isDeepStrictEqual(before.get(column), value))
    .map(([column]) => column)
  assert.deepEqual(unfilled, ['deleted_at'])
  assert.deepEqual(left.toSorted(), KEPT.split(' ').toSorted())
  assert.doesNotMatch(JSON.stringify([...after.values()]), /nadege|rarissime|introuvable/i)
})

test('a closed file has the name of all closed files, and an address that reaches nobody', async () => {
  const { id } = await aFullUsager()

  await anonymise(id)

  const { firstName, lastName, email, sessionVersion, deletedAt } = await db.usager.findUniqueOrThrow({ where: { id } })
  assert.deepEqual(
    [firstName, lastName, email, sessionVersion, deletedAt?.toISOString()],
    ['Usager', 'supprimé', `user_${id}@deleted.rdv-solidarites.fr`, 1, '2027-03-01T09:00:00.000Z'],
  )
})

test('nothing that closing changes is looked for in a whole table', async () => {
  const { id } = await aUsager()
  const { queries } = await withQueries(() => anonymise(id))
  const changes = queries.filter((text) => /^\s*(UPDATE|DELETE)/.test(text))
  assert.ok(changes.length > 10)

  const scans: string[] = []
  await transaction(async ({ sql }) => {
    await sql.query('SET LOCAL enable_seqscan = off')
    for (const text of changes) {
      const values = text.includes('$2') ? [[id], new Date()] : [[id]]
      const { rows } = await sql.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values)
      scans.push(...rows.map((row) => row['QUERY PLAN']).filter((line) => line.includes('Seq Scan')))
    }
  })
  assert.deepEqual(scans, [])
})

test('each field of a usager stands in the column that bears its name', async () => {
  const columns = await columnsOf((await aUsager()).id)

  for (const field of allUsagerFields) {
    const { column } = usagerFields[field]
    assert.ok(columns.has(column), column)
    assert.equal(
      column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      field,
    )
  }
})
