import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pool } from '#infra/db.ts'
import { ENCRYPTED_COLUMNS } from '#infra/encrypted-columns.ts'
import { decrypt, encrypt, encryptChange } from '#infra/encryption.ts'
import { aRdv } from '#test/support/factories.ts'

for (const column of ENCRYPTED_COLUMNS)
  test(`${column} refuses a text that was not encrypted`, async () => {
    const [table, name] = column.split('.')

    const { rows } = await pool.query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE conrelid = $1::regclass AND contype = 'c' AND conname = $2`,
      [table, `${table}_${name}_encrypted`],
    )

    assert.match(rows[0]?.definition ?? '', new RegExp(`CHECK \\(\\(.*${name}.* ~ '\\^v\\[0-9\\]`))
  })

test('the schema names as encrypted the very columns that are', async () => {
  const { readdirSync, readFileSync } = await import('node:fs')
  const folder = 'prisma/schema'
  const texts = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))

  const said = texts.flatMap((text) =>
    [...text.matchAll(/\/\/\/.*[Ee]ncrypted.*\n\s+(\w+)/g)].map(([, field]) => field),
  )

  const fields = ENCRYPTED_COLUMNS.map((column) =>
    column.split('.')[1]?.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase()),
  )
  assert.deepEqual(said.toSorted(), fields.toSorted())
})

test('T24: what a path of ours forgets to encrypt is refused, and what it encrypts is not in clear in the table', async () => {
  const rdv = await aRdv()

  await assert.rejects(
    pool.query('UPDATE rdvs SET context = $2 WHERE id = $1', [rdv.id, 'hébergée chez une amie']),
    /rdvs_context_encrypted/,
  )

  await pool.query('UPDATE rdvs SET context = $2 WHERE id = $1', [rdv.id, encrypt('rdvs.context', 'hébergée')])
  const { rows } = await pool.query<{ context: string }>('SELECT context FROM rdvs WHERE id = $1', [rdv.id])
  assert.doesNotMatch(rows[0]?.context ?? '', /hébergée/)
  assert.deepEqual(decrypt('rdvs.context', rows[0]?.context ?? ''), { ok: true, text: 'hébergée' })
})

test('a text that did not change keeps its value', () => {
  const kept = encrypt('rdvs.context', 'suivi')

  assert.equal(encryptChange('rdvs.context', 'suivi', kept), kept)
  assert.notEqual(encryptChange('rdvs.context', 'autre', kept), kept)
  assert.equal(encryptChange('rdvs.context', null, kept), null)
  assert.match(encryptChange('rdvs.context', 'suivi', 'v9:AAAA') ?? '', /^v1:/)
})

test('what cannot be read is a value, not an accident', () => {
  assert.deepEqual(decrypt('rdvs.context', 'v9:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), {
    ok: false,
    reason: 'version',
  })
})
