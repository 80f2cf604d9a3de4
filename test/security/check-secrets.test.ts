import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'

const letters = (count: number) => 'aB3dE5gH'.repeat(Math.ceil(count / 8)).slice(0, count)

/** Made here piece by piece, so that this file holds none. */
const planted: Record<string, string> = {
  'private key': ['-----BEGIN', 'PRIVATE KEY-----\n'].join(' ') + letters(64),
  'AWS key': `AK${'IA'}${'Q1W2E3R4T5Y6U7I8'}`,
  'GitHub token': `gh${'p_'}${letters(36)}`,
  'npm token': `np${'m_'}${letters(36)}`,
  'Google key': `AI${'za'}${letters(35)}`,
  'signed token': `ey${'J'}${letters(20)}.ey${'J'}${letters(20)}.${letters(40)}`,
  'Sentry DSN': `https://${'0123456789abcdef'.repeat(2)}@errors.example.fr/1`,
  'password in an address': `postgresql://rdv_prod:${letters(12)}@db.example.fr/rdv`,
  'secret given a value': `client_secret = "${letters(40)}"`,
  'setting given a secret': `SESSION_${'SECRETS'}=${letters(64)}`,
}

function check(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-secrets-'))
  execFileSync('git', ['init', '-q'], { cwd: folder })
  writeFileSync(join(folder, 'settings.ts'), `export const a = 1\n${text}\n`)
  return spawnSync(process.execPath, [resolve('bin/check-secrets.ts')], { cwd: folder, encoding: 'utf8' })
}

for (const [what, text] of Object.entries(planted))
  test(`T26: a ${what} about to be committed is found, and shown by its place only`, () => {
    const { status, stderr } = check(text)

    assert.equal(status, 1)
    assert.match(stderr, new RegExp(`^settings.ts:2: ${what}$`, 'm'))
    assert.ok(!stderr.includes(letters(20)), 'the secret itself is not printed')
  })

test('words that only look like secrets are left alone', () => {
  const { status, stderr } = check("password: 'quatre grues cendrées'\nurl: postgresql://rdv@localhost/rdv\n")

  assert.deepEqual([status, stderr], [0, ''])
})
