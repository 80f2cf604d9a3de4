import { listenToAll } from '#infra/broadcast.ts'
import { config } from '#infra/config.ts'
import { log } from '#infra/logger.ts'
import { onShutdown } from '#infra/shutdown.ts'

/** A page that looks at agendas, as long as it does. */
export type Viewer = {
  personId: number
  /** Digest of the id of its session. */
  session: string
  agentIds: ReadonlySet<number>
  /** Sends an event, or a sign of life. */
  send: (event: StreamEvent | null) => void
  end: () => void
  /** Whether who opened it may still look, asked from time to time. */
  mayStay: () => Promise<boolean>
}

export type StreamEvent =
  /** Whether changes are told; when they are again, whatever happened meanwhile is to be read. */
  | { name: 'direct'; data: { direct: boolean } }
  /** These agendas changed. Nothing of what changed is said: it is read again, with the rights of who reads. */
  | { name: 'change'; data: { agents: number[] } }
  /** The session ended, or an agenda is no longer open: the stream does not come back. */
  | { name: 'fin'; data: Record<string, never> }

const viewers = new Set<Viewer>()
let isHeard = false
let isListening = false

/** Null when it may come in: then `leave` is called once its browser is gone. */
export function join(viewer: Viewer): 'process-full' | 'person-full' | null {
  if (viewers.size >= config.MOST_STREAMS) return 'process-full'
  const his = [...viewers].filter(({ personId }) => personId === viewer.personId)
  if (his.length >= config.MOST_STREAMS_PERSON) return 'person-full'

  if (!isListening) listen()
  viewers.add(viewer)
  viewer.send({ name: 'direct', data: { direct: isHeard } })
  return null
}

export const leave = (viewer: Viewer) => viewers.delete(viewer)

/** Once a process, when its first page looks. */
function listen() {
  isListening = true
  listenToAll({
    hear(news) {
      if (news.kind === 'agendas-changed') tell(news.agentIds)
      else for (const viewer of viewers) if (viewer.session === news.session) dismiss(viewer)
    },
    turn(nowHeard) {
      if (nowHeard === isHeard) return
      isHeard = nowHeard
      for (const viewer of viewers) viewer.send({ name: 'direct', data: { direct: isHeard } })
    },
  })
  setInterval(() => void lookAtAll(), config.STREAM_LOOK).unref()
  // Registered after the server, hence closed before it, which waits for its answers to end.
  onShutdown(async () => {
    for (const viewer of viewers) viewer.end()
  })
}

function tell(agentIds: readonly number[]) {
  for (const viewer of viewers) {
    const agents = agentIds.filter((id) => viewer.agentIds.has(id))
    if (agents.length > 0) viewer.send({ name: 'change', data: { agents } })
  }
}

function dismiss(viewer: Viewer) {
  leave(viewer)
  viewer.send({ name: 'fin', data: {} })
  viewer.end()
}

let isLooking = false

/** One after the other: there is time until the next look. */
async function lookAtAll() {
  if (isLooking) return
  isLooking = true
  try {
    for (const viewer of viewers) await lookAt(viewer)
  } finally {
    isLooking = false
  }
}

async function lookAt(viewer: Viewer) {
  viewer.send(null)
  // While the database or Redis is away nobody can be asked, and nothing is told of anybody.
  const stays = await viewer.mayStay().catch((error: unknown) => {
    log.warn({ err: error }, 'a stream was not looked at')
    return true
  })
  if (!stays) dismiss(viewer)
}
