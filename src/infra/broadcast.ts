import type { Redis } from 'ioredis'
import { z } from 'zod'
import { config } from './config.ts'
import { log } from './logger.ts'
import { listeningConnection, tellingConnection } from './redis.ts'

/** What one process says to all: news that are not kept, and of people at most an id. */
const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agendas-changed'), agentIds: z.array(z.int()) }),
  /** `session`: digest of its id. */
  z.object({ kind: z.literal('session-ended'), session: z.string() }),
])

export type Told = z.output<typeof told>

const CHANNEL = `${config.REDIS_PREFIX}:told`

let telling: Redis | undefined

/** Quickly, and without a word where Redis is away: whoever waits for news looks by himself then. */
export async function tellAll(news: Told): Promise<void> {
  telling ??= tellingConnection()
  if (!['ready', 'connect', 'connecting'].includes(telling.status)) return
  await telling.publish(CHANNEL, JSON.stringify(news)).catch((error: unknown) => {
    log.debug({ err: error, kind: news.kind }, 'nobody was told')
  })
}

type Listener = {
  hear: (news: Told) => void
  /** Whether news come, each time that it changes. */
  turn: (isHeard: boolean) => void
}

/** One connection a process, however many listen behind it. */
export function listenToAll({ hear, turn }: Listener) {
  const connection = listeningConnection()
  connection.on('message', (_channel: string, text: string) => {
    const news = understood(text)
    if (news) hear(news)
  })
  connection.on('close', () => turn(false))
  connection.on('ready', () => {
    connection.subscribe(CHANNEL).then(
      () => turn(true),
      (error: unknown) => log.warn({ err: error }, 'news will not be heard'),
    )
  })
}

/** Said by a process of another version, maybe: what is not understood is not heard. */
function understood(text: string): Told | null {
  try {
    return told.parse(JSON.parse(text))
  } catch {
    return null
  }
}
