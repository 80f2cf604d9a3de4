import { createTransport } from 'nodemailer'
import { config } from './config.ts'
import { mailRefusals, type RefusalJudged } from './mail-refusals.ts'
import { onShutdown } from './shutdown.ts'

export type Mail = {
  /** The same at each attempt: a mail that left twice is recognised by it. */
  messageId: string
  from: { name: string; address: string }
  to: string
  replyTo?: string | undefined
  subject: string
  text: string
  html: string
  calendar?: MailCalendar | undefined
}

/** As a file to keep, or as a part that mail programs show with the message. */
export type MailCalendar = { method: string; filename: string; content: string; as: 'file' | 'part' }

export type MailOutcome =
  | { ok: true }
  /** `reason`: without address nor name. */
  | ({ ok: false; reason: string } & RefusalJudged)

export async function sendMail(mail: Mail, timeoutMs = TIMEOUT_MS): Promise<MailOutcome> {
  const { promise: late, resolve } = Promise.withResolvers<MailOutcome>()
  const timer = setTimeout(() => resolve({ ok: false, reason: 'timeout', final: false, unknown: false }), timeoutMs)
  return Promise.race([handOver(mail), late]).finally(() => clearTimeout(timer))
}

const TIMEOUT_MS = 45_000

async function handOver(mail: Mail): Promise<MailOutcome> {
  try {
    await mailServer().sendMail(messageOf(mail))
    refusals.accept(mail.messageId, performance.now())
    return { ok: true }
  } catch (error) {
    return outcomeOf(error, mail)
  }
}

const refusals = mailRefusals()

/** The address goes as it is: read as a line of addresses, some of its signs would mean something else. */
const messageOf = ({ messageId, from, to, calendar, ...mail }: Mail) => ({
  ...mail,
  from,
  to: { name: '', address: to },
  messageId: `<${messageId}@${from.address.split('@')[1]}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  attachments: calendar?.as === 'file' ? [{ ...calendarPart(calendar), filename: calendar.filename }] : [],
  alternatives: calendar?.as === 'part' ? [calendarPart(calendar)] : [],
})

/** Base64: quoted-printable breaks Outlook. */
const calendarPart = ({ method, content }: MailCalendar) => ({
  contentType: `text/calendar; charset=utf-8; method=${method}`,
  contentTransferEncoding: 'base64' as const,
  content,
})

/** Messages of mail servers quote addresses: only codes are kept. */
function outcomeOf(error: unknown, { messageId }: Mail): MailOutcome {
  const { code = 'unknown', responseCode, response, command } = Object(error)
  const [, enhanced = null] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response)) ?? []
  const refusal = { code: Number(responseCode ?? 0), enhanced, ofRecipient: command === 'RCPT TO' }
  const reason = [code, responseCode, enhanced].filter(Boolean).join(' ')
  return { ok: false, reason, ...refusals.refuse(messageId, refusal, performance.now()) }
}

const opened = new Map<string, ReturnType<typeof open>>()

function mailServer() {
  const server = opened.get(config.SMTP_URL) ?? open(config.SMTP_URL)
  opened.set(config.SMTP_URL, server)
  return server
}

function open(url: string) {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({ url, ...timeouts })
  onShutdown(async () => transport.close())
  return transport
}
