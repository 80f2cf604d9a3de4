import pg from 'pg'
import { config } from './config.ts'
import { onShutdown } from './shutdown.ts'

/** Within the second that a platform waits. */
const PATIENCE_MS = 450

/** A connection of its own: in a rush, waiting for one of the pool would look like a database that hangs. */
const own = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: 1,
  connectionTimeoutMillis: PATIENCE_MS,
  query_timeout: PATIENCE_MS,
  allowExitOnIdle: true,
})
own.on('error', () => undefined)
onShutdown(() => own.end())

export async function isDatabaseUp(): Promise<boolean> {
  try {
    await own.query('SELECT 1')
    return true
  } catch {
    return false
  }
}
