import { EventEmitter, once } from 'node:events'
import { after } from 'node:test'
import PostalMime, { type Email } from 'postal-mime'
import { config } from '#infra/config.ts'
import { receiveMails } from '../../../bin/mailbox/receive.ts'

export type Mailbox = {
  url: string
  mails: Email[]
  /** Waits until that many mails are there in all. */
  received: (count: number) => Promise<Email[]>
  stop: () => Promise<unknown>
}

/** A real mail server on loopback, for one test: give `url` as SMTP_URL. */
export async function aMailbox(port = 0): Promise<Mailbox> {
  const mails: Email[] = []
  const arrivals = new EventEmitter()
  const server = await receiveMails(port, async (raw) => {
    mails.push(await PostalMime.parse(raw))
    arrivals.emit('mail')
  })
  const received = async (count: number) => {
    while (mails.length < count) await once(arrivals, 'mail', { signal: AbortSignal.timeout(15_000) })
    return mails
  }
  return { ...server, mails, received }
}

/** Where the product sends its mails, until the tests of the file are over. */
export async function useMailbox() {
  const mailbox = await aMailbox()
  config.SMTP_URL = mailbox.url
  after(() => mailbox.stop())
  return mailbox
}
