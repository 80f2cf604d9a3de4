import { mock } from 'node:test'
import { config } from '#infra/config.ts'

const [environment, settings] = [{ ...process.env }, { ...config }]

/** What a file may change and the next one would find; its database and its Redis are made anew by `freshDatabase`. */
export function forgetFileBefore() {
  mock.reset()
  restore(process.env, environment)
  restore(config, settings)
}

function restore(now: object, before: object) {
  for (const name of Object.keys(now)) if (!(name in before)) Reflect.deleteProperty(now, name)
  Object.assign(now, before)
}
