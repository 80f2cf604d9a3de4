import type { Configuration } from 'openid-client'
import { log } from '#infra/logger.ts'
import type { Provider } from './provider.ts'

const LIFE_MS = 60 * 60_000
/** How long the button of a provider that did not answer stays away, before it is asked again. */
const REST_MS = 30_000

type Connection = { made: Promise<Configuration>; atMs: number; failedAtMs: number | null }
const connections = new Map<string, Connection>()

/** Made at first use, kept an hour; one that failed is made again at the next try. */
export function connectionTo(provider: Provider): Promise<Configuration> {
  const key = `${provider.name} ${provider.address} ${provider.clientId}`
  const known = connections.get(key)
  if (known && known.failedAtMs === null && Date.now() - known.atMs < LIFE_MS) return known.made

  const connection: Connection = { made: provider.connect(), atMs: Date.now(), failedAtMs: null }
  connections.set(key, connection)
  connection.made.catch((error) => {
    connection.failedAtMs = Date.now()
    log.warn({ provider: provider.name, code: error?.code ?? error?.name }, 'identity provider not reachable')
  })
  return connection.made
}

/** False while the last try failed. Asks in the background, so that no page waits for a provider. */
export function isReachable(provider: Provider): boolean {
  const failedAtMs = connections.get(`${provider.name} ${provider.address} ${provider.clientId}`)?.failedAtMs ?? null
  const isResting = failedAtMs !== null && Date.now() - failedAtMs < REST_MS
  if (!isResting) connectionTo(provider).catch(() => undefined)
  return failedAtMs === null
}
