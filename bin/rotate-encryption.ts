import './services/env-file.ts'
import type { Rotated } from '#infra/rotate-encryption.ts'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run encryption:rotate -- [--batch 200]

Writes again, under the newest of ENCRYPTION_KEYS, what is encrypted under another, so many values at a time. May be stopped
and run again, also while the site serves. Ends with 0 when nothing is left under an older key (docs/operations.md).`

const { values } = readArguments({ usage, options: { batch: { type: 'string', default: '200' } } })
// What they import reads the settings: not before they are needed.
const { closeDb } = await import('#infra/db.ts')
const { rotateEncryption } = await import('#infra/rotate-encryption.ts')

let left = 0
for await (const rotated of rotateEncryption(Number(values.batch))) {
  left += rotated.left ?? 0
  process.stdout.write(`${inWords(rotated)}\n`)
}
process.stdout.write(
  left === 0
    ? 'Everything is under the newest key: the older ones can be dropped.\n'
    : `${left} values are not under the newest key: run again, and keep the older keys. What cannot be read is in the log.\n`,
)
process.exitCode = left === 0 ? 0 : 1
await closeDb()

function inWords({ column, rewritten, left }: Rotated) {
  return left === null ? `${column}: ${rewritten} rewritten…` : `${column}: ${rewritten} rewritten, ${left} left`
}
