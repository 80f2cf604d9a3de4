import { join } from 'node:path'
import { startMailbox } from '../mailbox/start-mailbox.ts'
import type { DevPorts } from './dev-settings.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import type { Stack } from './stack.ts'

export type DevServices = { databaseUrl: string; redisUrl: string; smtpUrl: string; mailboxPage?: string }
type Wanted = { folder: string; ports: DevPorts; env: Record<string, string | undefined>; running: Stack }

/** What the environment does not give by its address is started. */
export async function startDevServices({ folder, ports, env, running }: Wanted): Promise<DevServices> {
  const database = env.DATABASE_URL
    ? { url: env.DATABASE_URL }
    : running.add(await startPostgres({ folder: join(folder, 'postgres'), port: ports.POSTGRES_PORT, durable: true }))
  const redis = env.REDIS_URL
    ? { url: env.REDIS_URL }
    : running.add(await startRedis({ folder: join(folder, 'redis'), port: ports.REDIS_PORT }))
  const places = { databaseUrl: database.url, redisUrl: redis.url }
  if (env.SMTP_URL) return { ...places, smtpUrl: env.SMTP_URL }

  const mailbox = await startMailbox({
    folder: join(folder, 'mails'),
    smtpPort: ports.SMTP_PORT,
    webPort: ports.MAILBOX_PORT,
  })
  running.add(mailbox)
  return { ...places, smtpUrl: mailbox.url, mailboxPage: mailbox.page }
}
