import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const SCRIPTS = ['bin/setup', 'bin/dev', 'bin/test'] as const
/** Those of bin/ that a script runs, after it looked at their arguments. */
const RUN_BY_SCRIPTS = ['bin/dev.ts', 'bin/test.ts']
const COMMANDS = {
  'bin/build-assets.ts': ['quickly'],
  'bin/cases-access.ts': ['one.json', 'two.json'],
  'bin/cases-communes.ts': ['one.json', 'two.json'],
  'bin/cases-creneaux.ts': ['one.json', 'two.json'],
  'bin/cases-rdv-checks.ts': ['one.json', 'two.json'],
  'bin/check-citations.ts': ['src'],
  'bin/check-dependencies.ts': ['--all'],
  'bin/check-purity.ts': ['src'],
  'bin/check-secrets.ts': ['src'],
  'bin/check-unused.ts': ['src'],
  'bin/identity-providers.ts': ['3006'],
  'bin/messages.ts': ['es'],
  'bin/rotate-encryption.ts': ['--faster'],
  'bin/screenshots.ts': ['http://localhost:1', 'other'],
  'bin/sizes.ts': ['src'],
  'prisma/migrate.ts': ['undo'],
  'prisma/seed/seed.ts': ['paris'],
  'test/bench/bench.ts': ['--quick'],
  'test/bench/booking.ts': ['1000'],
  'test/bench/world/world.ts': ['--scale=7'],
}

/** The scripts alone: whatever they installed or started would fail, or be there. */
const house = mkdtempSync(join(tmpdir(), 'rdv-commands-'))
after(() => rmSync(house, { recursive: true }))
mkdirSync(join(house, 'bin'))
for (const script of SCRIPTS) copyFileSync(script, join(house, script))

const script = (name: string, ...words: string[]) => spawnSync(join(house, name), words, { encoding: 'utf8' })
/** Without any setting. */
const command = (file: string, ...words: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...words], { encoding: 'utf8', env: {} })

for (const name of SCRIPTS) {
  test(`${name} --help says what it does, and does nothing`, () => {
    const { status, stdout, stderr } = script(name, '--help')

    assert.deepEqual([status, stderr], [0, ''])
    assert.match(stdout, new RegExp(`^Usage: ${name}`))
    assert.deepEqual([readdirSync(house), readdirSync(join(house, 'bin')).length], [['bin'], SCRIPTS.length])
  })

  test(`${name} refuses what it does not know, before it does anything`, () => {
    const { status, stdout, stderr } = script(name, '--sideways')

    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, new RegExp(`--sideways.*See ${name} --help`))
    assert.deepEqual(readdirSync(house), ['bin'])
  })
}

test('bin/test refuses a test that is not there, and what is no test', () => {
  mkdirSync(join(house, 'test'), { recursive: true })
  copyFileSync('bin/test', join(house, 'test/script.sh'))

  const [absent, other] = [script('bin/test', 'test', 'test/gone.test.ts'), script('bin/test', 'test/script.sh')]
  rmSync(join(house, 'test'), { recursive: true })

  assert.deepEqual([absent.status, other.status], [2, 2])
  assert.match(absent.stderr, /no test test\/gone\.test\.ts/)
  assert.match(other.stderr, /test\/script\.sh is neither a test/)
})

test('each file that a person runs is in this table', () => {
  const there = globSync('bin/*.ts').filter((file) => !RUN_BY_SCRIPTS.includes(file))

  assert.deepEqual(
    there.sort(),
    Object.keys(COMMANDS).filter((file) => file.startsWith('bin/')),
  )
})

for (const [file, unknown] of Object.entries(COMMANDS)) {
  test(`${file} --help says what it does, without any setting`, () => {
    const { status, stdout, stderr } = command(file, '--help')

    assert.deepEqual([status, stderr], [0, ''])
    assert.match(stdout, /^Usage: (npm run|node bin\/)/)
  })

  test(`${file} refuses ${unknown.at(-1)}`, () => {
    const { status, stdout, stderr } = command(file, ...unknown)

    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, /See --help/)
    assert.ok(stderr.includes(unknown.at(-1)?.split('=').at(-1) ?? ''), stderr)
  })
}
