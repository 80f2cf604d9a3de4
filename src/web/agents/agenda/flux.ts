import type { Request, Response } from 'express'
import { listAgentsAsked } from '#domain/booking/agenda/agenda-queries.ts'
import { keyedDigest } from '#infra/digest.ts'
import { id, ids } from '#web/shared/address-values.ts'
import { laterNow } from '#web/shared/now.ts'
import { found } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { letSessionGo } from '#web/shared/session.ts'
import { findStillThere } from '../session.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { join, leave, type StreamEvent, type Viewer } from './live-agendas.ts'

const AGAIN_S = 60

/**
 * Server-sent events of agendas that change, one connection a page (decision 45):
 * `direct` {direct}: whether changes are told; `change` {agents}: read these again; `fin`: it is over, do not come back.
 * A stream that is refused, or away, is replaced by a look each minute.
 */
export async function show(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const asked = queryOf(req, { agent_id: id, agent_ids: ids })
  const agents = await listAgentsAsked(visit.actor, visit.organisation.id, asked.agent_ids ?? [found(asked.agent_id)])
  found(agents[0])
  // Nothing tells any more that a browser left while all that was read.
  if (res.destroyed) return

  const agentIds = agents.map((agent) => agent.id)
  const viewer = viewerOf(req, res, visit, agentIds)
  letSessionGo(req)
  open(res)
  const refusal = join(viewer)
  if (refusal) return refuse(res, refusal)
  res.on('close', () => leave(viewer))
}

function viewerOf(
  req: Request,
  res: Response,
  { actor, organisation }: OrganisationVisit,
  agentIds: readonly number[],
): Viewer {
  const { sessionStore, sessionID } = req
  return {
    personId: actor.id,
    session: keyedDigest(sessionID),
    agentIds: new Set(agentIds),
    send: (event) => write(res, event),
    end: () => res.end(),
    async mayStay() {
      const agent = await findStillThere(sessionStore, sessionID, laterNow())
      if (agent?.id !== actor.id) return false
      const open = await listAgentsAsked(agent.actor, organisation.id, agentIds)
      return open.length === agentIds.length
    },
  }
}

/** Nothing on the way may compress it or keep it back. */
const open = (res: Response) =>
  res.set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'private, no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })

/** Whoever does not read is not waited for. */
const MOST_UNREAD = 16_384

function write(res: Response, event: StreamEvent | null) {
  if (res.writableEnded) return
  if (res.writableLength > MOST_UNREAD) return void res.destroy()
  res.write(event ? `event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n` : ':\n\n')
}

function refuse(res: Response, refusal: 'process-full' | 'person-full') {
  const status = refusal === 'person-full' ? 429 : 503
  res
    .status(status)
    .type('json')
    .set('Retry-After', String(AGAIN_S))
    .json({ error: 'Trop de pages suivent des agendas.' })
}
