/** Not a fault of the request: PostgreSQL hangs, restarts, or takes no connection. Doing it again later may succeed. */
export const isDatabaseAway = (error: unknown): boolean => saysAway(error, 4)

/** Prisma wraps what pg says in what it calls it. */
function saysAway(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false
  const [code, message] = [text(error, 'code') ?? text(error, 'originalCode') ?? '', text(error, 'message') ?? '']
  if (CODES.test(code) || MESSAGES.test(message)) return true
  return ['meta', 'driverAdapterError', 'cause'].some((key) => saysAway(Reflect.get(error, key), depth - 1))
}

function text(value: object, key: string): string | undefined {
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' ? found : undefined
}

/** Of sockets, of PostgreSQL (connection lost, shut down, starting, too many), of Prisma (no connection, too late). */
const CODES = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|08\w{3}|57P0[1-3]|53300|P1001|P1002|P1008|P1017|P2024|P2028)$/

/** What pg says without a code. */
const MESSAGES = /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated)/
