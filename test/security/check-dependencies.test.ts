import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { test } from 'node:test'

const advisory = (severity: string, id = 'GHSA-aaaa-bbbb-cccc') => ({
  vulnerabilities: {
    leaky: { via: ['other', { title: 'Leaks', url: `https://github.com/advisories/${id}`, severity }] },
  },
})
const acceptedUntil = (until: string) => [
  { advisory: 'GHSA-aaaa-bbbb-cccc', reason: 'the function concerned is never called', until },
]

/** The check itself, with an npm that says this. */
function checkWhen(npmSays: unknown, accepted: unknown = []) {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-audit-'))
  writeFileSync(join(folder, 'said.json'), JSON.stringify(npmSays))
  writeFileSync(join(folder, 'accepted.json'), JSON.stringify(accepted))
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat ${folder}/said.json; exit 1\n`)
  chmodSync(join(folder, 'npm'), 0o755)
  const env = {
    ...process.env,
    PATH: folder + delimiter + process.env.PATH,
    ACCEPTED_VULNERABILITIES: join(folder, 'accepted.json'),
  }
  return spawnSync(process.execPath, ['bin/check-dependencies.ts'], { env, encoding: 'utf8' })
}

test('T26: a serious vulnerability of a dependency ends the check, and is named', () => {
  for (const severity of ['high', 'critical']) {
    const { status, stderr } = checkWhen(advisory(severity))
    assert.equal(status, 1)
    assert.match(stderr, /leaky: \w+: Leaks \(.*GHSA-aaaa-bbbb-cccc\)/)
  }
  assert.equal(checkWhen(advisory('moderate')).status, 0)
})

test('T26: what is accepted has a reason and an end', () => {
  assert.equal(checkWhen(advisory('high'), acceptedUntil('2999-01-01')).status, 0)
  assert.equal(checkWhen(advisory('high'), acceptedUntil('2020-01-01')).status, 1)
  assert.notEqual(checkWhen(advisory('moderate'), [{ advisory: 'GHSA-aaaa-bbbb-cccc' }]).status, 0)
})

test('without a registry that answers, the check says so and passes', () => {
  const { status, stdout } = checkWhen({ message: '405 Method Not Allowed' })

  assert.equal(status, 0)
  assert.match(stdout, /not audited/)
})
