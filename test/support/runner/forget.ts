import { mock } from 'node:test'
import { config } from '#infra/config.ts'
import { forgetDatabase } from '../database.ts'

const [environment, settings] = [{ ...process.env }, { ...config }]

/** What a file may change and the next one would find. */
export async function forgetFileBefore() {
  mock.reset()
  restore(process.env, environment)
  restore(config, settings)
  await forgetDatabase()
}

function restore(now: object, before: object) {
  for (const name of Object.keys(now)) if (!(name in before)) Reflect.deleteProperty(now, name)
  Object.assign(now, before)
}
