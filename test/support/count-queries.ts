import { mock } from 'node:test'
import pg from 'pg'

/** What a deed gives, and the SQL statements that this process sent meanwhile. */
export async function withQueries<Result>(deed: () => Promise<Result>): Promise<{ result: Result; queries: string[] }> {
  const sent = mock.method(pg.Client.prototype, 'query')
  try {
    const result = await deed()
    return { result, queries: sent.mock.calls.map((call) => textOf(call.arguments[0])) }
  } finally {
    sent.mock.restore()
  }
}

function textOf(statement: unknown): string {
  if (typeof statement !== 'object' || statement === null || !('text' in statement)) return String(statement)
  return String(statement.text)
}
