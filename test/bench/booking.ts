import { existsSync } from 'node:fs'
import { readArguments } from '../../bin/command/read-arguments.ts'
import { HOME_SETTINGS } from '../../bin/services/home-settings.ts'
import { startTestServices } from '../../bin/services/test-services.ts'

const usage = `
Usage: npm run bench:booking

500 confirmations at once of 50 créneaux, through several web processes, while browsers hold and agents write rdvs and
absences. Prints one line of JSON; fails unless exactly 50 are received, 450 politely refused, nobody twice, and nothing breaks.`

readArguments({ usage })

const LIMIT_MS = 120_000

if (!existsSync(`${import.meta.dirname}/../../public/assets/manifest.json`)) {
  process.stderr.write('Pages need the assets: run npm run assets first.\n')
  process.exit(1)
}

const services = await startTestServices()
const limit = setTimeout(() => end(false, 'It lasted too long.'), LIMIT_MS)
await measure().then(end, (error) => end(false, error))

async function measure(): Promise<boolean> {
  const { TEST_TEMPLATE_URL = '', ...env } = services.env
  const own = { DATABASE_URL: TEST_TEMPLATE_URL, REDIS_PREFIX: `bench-booking-${process.pid}` }
  const usual = {
    PASSWORD_COST: '4',
    SEARCH_MEMORY: '0',
    LOG_LEVEL: 'silent',
    DB_POOL_SIZE: process.env.DB_POOL_SIZE ?? '5',
  }
  Object.assign(process.env, HOME_SETTINGS, env, usual, own)

  const { rush } = await import('./booking/rush.ts')
  const figures = await rush({ webProcesses: 3, contested: [1, 1, 1, 1, 1, 5], disputed: [2, 2] })
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  const { booked, refused, errors, doubles } = figures
  return booked === 50 && refused === 450 && errors === 0 && doubles === 0
}

async function end(isRight: boolean, problem?: unknown) {
  clearTimeout(limit)
  if (problem !== undefined) process.stderr.write(`${String(problem)}\n`)
  const { forget } = await import('./booking/forget.ts')
  await forget().catch((error) => process.stderr.write(`${String(error)}\n`))
  await services.stop()
  process.exit(isRight ? 0 : 1)
}
