import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { configKeys, readConfig } from '#infra/config-schema.ts'
import { HOME_SETTINGS } from '../../bin/services/home-settings.ts'

const examples = () => readFileSync('.env.example', 'utf8')
const named = () => [...examples().matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, key]) => key)

test('.env.example names every setting, and no other', () => {
  assert.deepEqual(named().toSorted(), configKeys.toSorted())
})

test('.env.example holds values that the schema accepts', () => {
  const uncommented = examples().replaceAll(/^# ([A-Z_]+=)/gm, '$1')

  const read = readConfig(parseEnv(uncommented))

  assert.deepEqual(read.ok ? [] : read.problems, [])
})

test('every wrong value is listed, each by its name', () => {
  const read = readConfig({
    ...HOME_SETTINGS,
    PORT: 'abc',
    REDIS_URL: 'http://localhost',
    WORKERS_IN_WEB: 'perhaps',
    ENCRYPTION_KEYS: '1:short',
  })

  const keys = read.ok ? [] : read.problems.map((problem) => problem.split(':')[0])
  assert.deepEqual(keys.toSorted(), ['ENCRYPTION_KEYS.0', 'PORT', 'REDIS_URL', 'WORKERS_IN_WEB'])
})

test('what the product cannot guess must be given', () => {
  const read = readConfig({})

  assert.deepEqual(read.ok ? [] : read.problems, [
    'PUBLIC_URL: must be given',
    'DATABASE_URL: must be given',
    'REDIS_URL: must be given',
    'SMTP_URL: must be given',
    'SESSION_SECRETS: must be given',
    'ENCRYPTION_KEYS: must be given',
  ])
})

test('what is known to everybody, or cheap, serves at localhost only', () => {
  const weak = { ...HOME_SETTINGS, PASSWORD_COST: '4', FIRST_SUPER_ADMIN_OPENS: 'true' }

  const read = readConfig({ ...weak, PUBLIC_URL: 'https://rdv.example.fr' })

  assert.deepEqual(read.ok ? [] : read.problems, [
    'SESSION_SECRETS: such a value serves at localhost only',
    'ENCRYPTION_KEYS: such a value serves at localhost only',
    'PASSWORD_COST: such a value serves at localhost only',
    'FIRST_SUPER_ADMIN_OPENS: such a value serves at localhost only',
  ])
  assert.ok(readConfig(weak).ok)
})

test('no setting tells tests from production: what production runs is what tests run', () => {
  assert.ok(!configKeys.some((key) => /ENV$/.test(key)))
})

test('a process whose setting is wrong ends at once and says which', () => {
  const started = spawnSync(process.execPath, ['src/infra/config.ts'], {
    env: { ...HOME_SETTINGS, PORT: '-1' },
    encoding: 'utf8',
  })

  assert.equal(started.status, 1)
  assert.match(started.stderr, /PORT: /)
})

test('an allowed host may name its brand', () => {
  const read = readConfig({ ...HOME_SETTINGS, ALLOWED_HOSTS: 'rdv.example.fr=rdv-solidarites, localhost:3000' })

  assert.deepEqual(read.ok && read.config.ALLOWED_HOSTS, [
    { host: 'rdv.example.fr', brand: 'rdv-solidarites' },
    { host: 'localhost:3000' },
  ])
})
