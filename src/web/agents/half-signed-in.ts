import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { halfSignedIn } from '#web/account/half-signed-in.ts'

export const halfSignedInAgents = halfSignedIn('half-agent', (id) => findSessionAgent(id))
