import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Service } from '../services/postgres.ts'

/** A mail server on loopback that keeps all it is given and sends nothing. Port 0 takes a free one. */
export async function receiveMails(port: number, keep: (raw: Buffer) => Promise<void>): Promise<Service> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, done) => {
      buffer(stream)
        .then(keep)
        .then(() => done(), done)
    },
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')

  const address = server.server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return { url: `smtp://127.0.0.1:${taken}`, stop: () => new Promise<void>((resolve) => server.close(resolve)) }
}
