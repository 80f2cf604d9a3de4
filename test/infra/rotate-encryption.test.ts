import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { beforeEach, test } from 'node:test'
import { pool } from '#infra/db.ts'
import { decrypt, encrypt } from '#infra/encryption.ts'
import { databaseUrl, emptyTables } from '#test/support/database.ts'
import { aUsager } from '#test/support/factories.ts'

// The key of this process is the first one; the command runs with a second in front of it.
const OLD = 'known-to-everybody-for-development-and-tests'
const NEW = 'another-secret-that-everybody-knows-for-tests'
const MANY = 3000

beforeEach(emptyTables)

test('stopped by a power cut in the middle and run again, it rewrites everything once', async () => {
  await manyNotes()

  const first = rotation(`2:${NEW},1:${OLD}`, '--batch=20')
  await said(first, /usagers.notes: \d+ rewritten…/)
  first.kill('SIGKILL')
  await once(first, 'close')
  const done = await count("notes LIKE 'v2:%'")
  assert.ok(done > 0 && done < MANY, `${done} were rewritten before the cut`)
  assert.equal(await count("notes LIKE 'v1:%'"), MANY - done)

  const { code, output } = await finished(rotation(`2:${NEW},1:${OLD}`))

  assert.equal(code, 0)
  assert.match(output, new RegExp(`usagers.notes: ${MANY - done} rewritten, 0 left`))
  assert.equal(await count("notes LIKE 'v2:%'"), MANY)
})

test('once everything is rewritten, the older key is needed no more', async () => {
  await manyNotes()
  await finished(rotation(`2:${NEW},1:${OLD}`))

  const { code } = await finished(rotation(`3:${OLD},2:${NEW}`))

  assert.equal(code, 0)
  assert.equal(await count("notes LIKE 'v3:%'"), MANY)
})

test('it is no change of the file: neither the journal nor the date of the last change say anything', async () => {
  const usager = await aUsager({ notes: encrypt('usagers.notes', 'suivi'), updatedAt: new Date('2027-01-01') })
  const versions = await versionsCount()

  await finished(rotation(`2:${NEW},1:${OLD}`))

  assert.equal(await versionsCount(), versions)
  assert.equal(await count(`id = ${usager.id} AND updated_at = '2027-01-01Z'`), 1)
})

test('a value written in clear before the column was encrypted is encrypted', async () => {
  const usager = await aUsager()
  await pool.query('ALTER TABLE usagers DROP CONSTRAINT usagers_notes_encrypted')
  await pool.query("UPDATE usagers SET notes = 'en clair' WHERE id = $1", [usager.id])

  await finished(rotation(`1:${OLD}`))

  const { rows } = await pool.query<{ notes: string }>('SELECT notes FROM usagers WHERE id = $1', [usager.id])
  assert.deepEqual(decrypt('usagers.notes', rows[0]?.notes ?? ''), { ok: true, text: 'en clair' })
})

test('what cannot be read is left as it is, and said', async () => {
  const sealed = encrypt('usagers.notes', 'suivi')
  await aUsager({ notes: sealed })

  const { code, output } = await finished(rotation(`2:${NEW}`))

  assert.equal(code, 1)
  assert.match(output, /usagers.notes: 0 rewritten, 1 left/)
  assert.equal(await count(`notes = '${sealed}'`), 1)
})

async function manyNotes() {
  const notes = Array.from({ length: MANY }, (_, at) => encrypt('usagers.notes', `remarque ${at}`))
  await pool.query(
    "INSERT INTO usagers (first_name, last_name, notes) SELECT 'Nadia', 'Benali', notes FROM unnest($1::text[]) AS notes",
    [notes],
  )
}

function rotation(keys: string, ...words: string[]) {
  return spawn(process.execPath, ['bin/rotate-encryption.ts', ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: keys },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The command goes on meanwhile. */
async function said(child: ChildProcess, wanted: RegExp) {
  let output = ''
  for await (const [chunk] of on(child.stdout ?? process.stdin, 'data')) {
    output += chunk
    if (wanted.test(output)) return
  }
}

async function finished(child: ChildProcess) {
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  return { code, output }
}

async function count(condition: string) {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM usagers WHERE ${condition}`)
  return rows[0]?.count ?? 0
}

async function versionsCount() {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM versions')
  return rows[0]?.count
}
