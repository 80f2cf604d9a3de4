import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { freePort } from '../../bin/services/ports.ts'

test('bin/dev fills the demo world, serves both faces, names who can sign in, and stops when asked', async () => {
  const dev = await startDev()

  const [home, agents] = await Promise.all(['/', '/agents/sign_in'].map((path) => fetch(dev.site + path)))

  assert.equal(home?.status, 200)
  assert.equal(agents?.status, 200)
  assert.match(dev.output.join('\n'), /usager@rdv\.test/)
  assert.match(dev.output.join('\n'), /agent@rdv\.test/)
  assert.equal(await dev.interrupt(), 0)
  await assert.rejects(fetch(dev.site))
})

/** On ports and in a folder of its own, beside the database and the Redis of the tests. */
async function startDev() {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-dev-'))
  const names = ['PORT', 'MAILBOX_PORT', 'SMTP_PORT', 'IDENTITY_PORT']
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())])))
  const env = { ...process.env, ...ports, LOG_LEVEL: 'info', DEV_FOLDER: folder }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bin/dev.ts'], { env })
  process.once('exit', () => child.kill('SIGKILL'))

  const output: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line)
      if (line.includes('agent@rdv.test')) child.emit('welcome')
    })
  const tooEarly = once(child, 'close').then(() => Promise.reject(new Error(`It ended:\n${output.join('\n')}`)))
  tooEarly.catch(() => undefined)
  await Promise.race([once(child, 'welcome'), tooEarly])

  const interrupt = async () => {
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    rmSync(folder, { recursive: true, force: true })
    return code
  }
  return { site: `http://localhost:${ports.PORT}`, output, interrupt }
}
