import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { rdvPath } from './paths.ts'

/** A rdv, and the agent whose agenda one came from: named in each address until one goes back there. */
export type RdvFrom = AgentRdv & { cameFrom: number | null }

export const addressOf = ({ id: rdvId, organisationId }: RdvFrom) => ({ organisationId, rdvId })

export const queryFrom = ({ cameFrom }: RdvFrom) => ({ agent_id: cameFrom })

export const rdvHref = (rdv: RdvFrom) => rdvPath(addressOf(rdv), queryFrom(rdv))
