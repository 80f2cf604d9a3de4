import pg from 'pg'

/** Creates the database that the address names, unless it is there. Where creating is not allowed, it must be there already. */
export async function createDatabase(databaseUrl: string, template?: string) {
  const name = databaseNameOf(databaseUrl)
  await onServer(databaseUrl, async (connection) => {
    const found = await connection.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount) return

    const from = template ? ` TEMPLATE ${connection.escapeIdentifier(template)}` : ''
    await connection.query(`CREATE DATABASE ${connection.escapeIdentifier(name)}${from}`)
  })
}

export async function dropDatabase(databaseUrl: string) {
  const name = databaseNameOf(databaseUrl)
  await onServer(databaseUrl, (connection) =>
    connection.query(`DROP DATABASE IF EXISTS ${connection.escapeIdentifier(name)} WITH (FORCE)`),
  )
}

export const databaseNameOf = (databaseUrl: string) => decodeURIComponent(new URL(databaseUrl).pathname.slice(1))

export function withDatabase(databaseUrl: string, name: string) {
  const url = new URL(databaseUrl)
  url.pathname = name
  return url.href
}

/** Hosting providers often forbid the `postgres` database: then the database itself is asked. */
export async function onServer<Result>(
  databaseUrl: string,
  ask: (connection: pg.Client) => Promise<Result>,
): Promise<Result> {
  const connection = (await connected(withDatabase(databaseUrl, 'postgres'))) ?? (await connected(databaseUrl))
  if (!connection) throw new Error('PostgreSQL does not answer at DATABASE_URL')
  return ask(connection).finally(() => connection.end())
}

async function connected(connectionString: string) {
  const connection = new pg.Client({ connectionString })
  return connection.connect().then(
    () => connection,
    () => undefined,
  )
}
