import { resolve } from 'node:path'
import { suite } from 'node:test'
import { pathToFileURL } from 'node:url'
import { asksOf } from '../../../bin/tests/asks.ts'

// Runs the files that it is sent, one after the other; each is a suite, and finds nothing of those before it.
process.on('message', (file) => run(String(file)))
process.on('disconnect', () => process.exit())

async function run(file: string) {
  const { database, alone } = asksOf(file)
  await suite(file, async () => {
    if (!alone) await (await import('./forget.ts')).forgetFileBefore()
    if (database) await (await import('../database.ts')).copyTemplate()
    await import(pathToFileURL(resolve(file)).href)
  })
}
