import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type HangingDatabase = {
  url: string
  hang: () => void
  /** What is written is, and nobody is told. */
  hangAtCommit: () => void
  goOn: () => void
  stop: () => void
}

/** The way to a PostgreSQL that can be made to answer nothing, connections left open: give `url` as DATABASE_URL. */
export async function aHangingDatabase(databaseUrl: string): Promise<HangingDatabase> {
  const real = new URL(databaseUrl)
  const answers = new Set<Socket>()
  let hangs = false
  let loses = false
  const server = createServer((client) => {
    const database = connect(Number(real.port || 5432), real.hostname)
    answers.add(database)
    client.on('data', (sent: Buffer) => {
      if (loses && sent.includes('COMMIT')) hang()
    })
    client.pipe(database)
    database.pipe(client)
    if (hangs) database.pause()
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const)
      socket.on('error', () => undefined).on('close', () => other.destroy())
    database.on('close', () => answers.delete(database))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    hang,
    hangAtCommit: () => {
      loses = true
    },
    goOn: () => {
      hangs = loses = false
      for (const answer of answers) answer.resume()
    },
    stop: () => {
      for (const answer of answers) answer.destroy()
      server.close()
    },
  }
  function hang() {
    hangs = true
    for (const answer of answers) answer.pause()
  }
}
