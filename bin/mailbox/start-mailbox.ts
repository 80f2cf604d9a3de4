import type { Service } from '../services/postgres.ts'
import { lettersIn } from './letters.ts'
import { receiveMails } from './receive.ts'
import { serveMailbox } from './serve.ts'

/** The local mailbox: what the product sends to `smtpPort` is read on a page at `webPort`. */
export async function startMailbox(wanted: {
  folder: string
  smtpPort: number
  webPort: number
}): Promise<Service & { page: string }> {
  const letters = lettersIn(wanted.folder)
  const smtp = await receiveMails(wanted.smtpPort, letters.keep)
  const page = await serveMailbox(wanted.webPort, letters)
  return { url: smtp.url, page: page.url, stop: () => Promise.all([smtp.stop(), page.stop()]) }
}
