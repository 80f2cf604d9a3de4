import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { configKeys, readConfig } from '#infra/config-schema.ts'

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
    PORT: 'abc',
    REDIS_URL: 'http://localhost',
    WORKERS_IN_WEB: 'perhaps',
    ENCRYPTION_KEYS: '1:short',
  })

  const keys = read.ok ? [] : read.problems.map((problem) => problem.split(':')[0])
  assert.deepEqual(keys.toSorted(), ['ENCRYPTION_KEYS.0', 'PORT', 'REDIS_URL', 'WORKERS_IN_WEB'])
})

test('production does not start on the secrets and addresses of development', () => {
  const read = readConfig({ NODE_ENV: 'production' })

  assert.deepEqual(read.ok ? [] : read.problems, [
    'PUBLIC_URL: required in production',
    'DATABASE_URL: required in production',
    'REDIS_URL: required in production',
    'SMTP_URL: required in production',
    'SESSION_SECRETS: required in production',
    'ENCRYPTION_KEYS: required in production',
  ])
})

test('a process whose setting is wrong ends at once and says which', () => {
  const started = spawnSync(process.execPath, ['src/infra/config.ts'], { env: { PORT: '-1' }, encoding: 'utf8' })

  assert.equal(started.status, 1)
  assert.match(started.stderr, /PORT: /)
})

test('an allowed host may name its brand', () => {
  const read = readConfig({ ALLOWED_HOSTS: 'rdv.example.fr=rdv-solidarites, localhost:3000' })

  assert.deepEqual(read.ok && read.config.ALLOWED_HOSTS, [
    { host: 'rdv.example.fr', brand: 'rdv-solidarites' },
    { host: 'localhost:3000' },
  ])
})
