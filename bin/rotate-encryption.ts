import { parseArgs } from 'node:util'
import { closeDb } from '#infra/db.ts'
import { type Rotated, rotateEncryption } from '#infra/rotate-encryption.ts'

const { values } = parseArgs({ options: { batch: { type: 'string', default: '200' } } })

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
