import { startPageOf } from '#domain/people/agent/start-page.ts'
import { agendaPath } from './agenda/paths.ts'
import { aujourdhuiPath } from './aujourdhui/paths.ts'
import type { CurrentAgent } from './session.ts'

/** Where an agent begins in one of his organisations. */
export const startHref = (agent: CurrentAgent, organisationId: number): string =>
  startPageOf(agent) === 'aujourdhui'
    ? aujourdhuiPath({ organisationId })
    : agendaPath({ organisationId, agentId: agent.id })
