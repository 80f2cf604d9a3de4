import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { pool } from '#infra/db.ts'

/** Deeds that write an audited table and say of nobody that he did it. */
const WITHOUT_ACTOR: Record<string, string> = {
  'src/domain/booking/rdv/empty-waiting-rooms.ts': 'the end of the day, which nobody makes',
  'src/domain/people/agent/mark-agent-signed-in.ts': 'the date of a sign-in, in no journal',
  'src/domain/account/identite/recognise-super-admin.ts':
    'the first super admin of a developer’s machine: nobody is there yet',
  'src/domain/people/usager/mark-usager-seen.ts': 'the day of a visit, in no journal',
  'src/domain/account/compte/change-password.ts': 'a password, in no journal',
  'src/domain/account/compte/check-credentials.ts': 'a password, in no journal',
  'src/domain/account/connexion/close-other-connexions.ts': 'a version of sessions, in no journal',
  'src/domain/account/second-factor/add-second-factor.ts': 'a second factor, in no journal',
  'src/domain/account/second-factor/remove-second-factor.ts': 'a second factor, in no journal',
  'src/domain/account/compte/request-address-change.ts': 'an address that is not proved yet, in no journal',
}

const files = new Map(globSync('src/domain/**/*.ts').map((file) => [file, readFileSync(file, 'utf8')]))

test('each deed that writes an audited table says who does it', async () => {
  const writes = await auditedWrites()

  const silent = [...files.keys()].filter((file) => isDeed(file, writes) && !saysWho(file)).toSorted()

  assert.deepEqual(
    silent.filter((file) => !(file in WITHOUT_ACTOR)),
    [],
  )
})

test('whoever is excused from it still writes without an actor', async () => {
  const writes = await auditedWrites()

  for (const file of Object.keys(WITHOUT_ACTOR).filter((name) => files.has(name)))
    assert.ok(isDeed(file, writes) && !saysWho(file), file)
})

test('a deed that forgets its actor is found', async () => {
  const writes = await auditedWrites()
  const forgetful = 'src/domain/booking/rdv/forgetful.ts'

  for (const text of [
    "import { insertRdv } from './insert-rdv.ts'\ndeed(systeme, (tx) => insertRdv(tx.sql, rdv))",
    'deed(systeme, (tx) => tx.prisma.usager.update({ where, data }))',
    'db.rdv.update({ where, data })',
    "query('x', 'UPDATE rdvs SET status = 1', [])",
  ]) {
    files.set(forgetful, text)
    assert.ok(isDeed(forgetful, writes) && !saysWho(forgetful), text)
  }
  files.delete(forgetful)
})

type Writes = (text: string) => boolean

/** Tables and models under a trigger, as SQL and Prisma write them. */
async function auditedWrites(): Promise<Writes> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgfoid = 'record_version'::regproc",
  )
  const tables = rows.map(({ name }) => name).join('|')
  const models = modelsOf(rows.map(({ name }) => name)).join('|')
  const sql = new RegExp(`(INSERT INTO|UPDATE|DELETE FROM)\\s+(${tables})\\b`)
  const prisma = new RegExp(`\\.(${models})\\s*\\.(create|update|delete|upsert)`)
  return (text) => sql.test(text) || prisma.test(text)
}

function modelsOf(tables: readonly string[]) {
  const schema = globSync('prisma/schema/*.prisma').map((file) => readFileSync(file, 'utf8'))
  return schema
    .flatMap((text) => [...text.matchAll(/model (\w)(\w*) \{[^}]*@@map\("(\w+)"\)/g)])
    .filter(([, , , table = '']) => tables.includes(table))
    .map(([, first = '', rest = '']) => first.toLowerCase() + rest)
}

const OPENS = /\bdeed\(/
const LENT = /(connection|tx): |\(tx\b/

/** Opens a transaction in which something audited is written, or writes it without one. */
function isDeed(file: string, writes: Writes) {
  const text = files.get(file) ?? ''
  if (OPENS.test(text)) return reached(file).some((one) => writes(files.get(one) ?? ''))
  return writes(text) && !LENT.test(text)
}

const saysWho = (file: string) => /\bdeed\((?!systeme\b)|\bactAs\(/.test(files.get(file) ?? '')

/** With what it imports of the domain, save other deeds: they have transactions of their own. */
function reached(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const imports = [...(files.get(file) ?? '').matchAll(/^import (?!type)[^;]*? from '([^']+)'/gms)].map(
    ([, from = '']) =>
      from.startsWith('#domain/') ? from.replace('#domain/', 'src/domain/') : join(dirname(file), from),
  )
  const lenders = imports.filter((one) => files.has(one) && !OPENS.test(files.get(one) ?? ''))
  return [file, ...lenders.flatMap((one) => reached(one, seen))]
}
