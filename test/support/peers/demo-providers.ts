import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after } from 'node:test'
import express from 'express'
import { config } from '#infra/config.ts'
import { readConfig } from '#infra/config-schema.ts'
import { demoProviders, demoSettings } from '../../../bin/identity-providers/demo.ts'
import { HOME_SETTINGS } from '../../../bin/services/home-settings.ts'
import { freePort } from '../../../bin/services/ports.ts'

/** In a test file, once: the providers of the demo, and the product set to them. */
export async function useDemoProviders() {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const app = express()
  for (const [path, answers] of await demoProviders(origin)) app.use(path, answers)
  const server = app.listen(port, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  const settings = demoSettings(origin)
  const read = readConfig({ ...HOME_SETTINGS, ...settings })
  assert.ok(read.ok)
  for (const name of Object.keys(settings)) Object.assign(config, { [name]: Reflect.get(read.config, name) })
}
