import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from './processes.ts'

/** Two bin/dev in one folder would share one PostgreSQL: the second is refused. */
export function claim(folder: string) {
  const file = join(folder, 'dev.pid')
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (owner !== process.pid && isRunning(owner, 'bin/dev.ts'))
    throw new Error(`bin/dev already runs here (process ${owner})`)

  mkdirSync(folder, { recursive: true })
  writeFileSync(file, String(process.pid))
}
