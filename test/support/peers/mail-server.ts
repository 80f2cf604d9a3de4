import type { AddressInfo } from 'node:net'
import { after, beforeEach } from 'node:test'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { config } from '#infra/config.ts'

/** `raw`: the message as it was sent, for its structure. */
export type ReceivedMail = Email & { raw: string; envelopeTo: string[] }

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** Where the product sends its mails, until the tests of the file are over: empty before each, and refusing nothing. */
export async function useMailServer() {
  const mails = await startMailServer()
  config.SMTP_URL = mails.url
  after(() => mails.close())
  beforeEach(() => {
    mails.received.length = 0
    mails.refusal = null
  })
  return mails
}

/** A real mail server on loopback. `refusal` answers an error to recipients while it is set (451, or « 550 5.1.1 »); `onMail` runs before the message is accepted. */
export async function startMailServer({ onMail }: { onMail?: (mail: ReceivedMail) => void | Promise<void> } = {}) {
  const received: ReceivedMail[] = []
  const peer: { received: ReceivedMail[]; refusal: number | string | null; url: string; close: () => Promise<void> } = {
    received,
    refusal: null,
    url: '',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(peer.refusal ? refusalOf(peer.refusal) : null),
    onData: (stream, session, done) => {
      read(stream)
        .then(async (raw) => {
          const email = await PostalMime.parse(raw)
          const mail = {
            ...email,
            raw: raw.toString(),
            envelopeTo: session.envelope.rcptTo.map(({ address }) => address),
          }
          received.push(mail)
          await onMail?.(mail)
          done()
        })
        .catch(done)
    },
  })
  server.on('error', () => undefined) // a sender that was killed in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  peer.url = `smtp://127.0.0.1:${portOf(server.server.address())}`
  return peer
}

function refusalOf(refusal: number | string) {
  const [code, enhanced = ''] = String(refusal).split(' ')
  return Object.assign(new Error(`${enhanced} refused by the test`.trim()), { responseCode: Number(code) })
}

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const portOf = (address: AddressInfo | string | null) => (typeof address === 'object' && address ? address.port : 0)
