import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { localAddress } from '#lib/local-address.ts'
import { rdvPath } from './paths.ts'

/** A rdv, and the agent whose agenda one came from: named in each address until one goes back there. */
export type RdvFrom = AgentRdv & { cameFrom: number | null }

/** One comes to a lieu. Elsewhere a lieu is only that of the hours it was taken in: nobody chooses it. */
export const isAtALieu = ({ motif }: RdvFrom): boolean => motif.locationType === 'public_office'

export const addressOf = ({ id: rdvId, organisationId }: RdvFrom) => ({ organisationId, rdvId })

export const queryFrom = ({ cameFrom }: RdvFrom) => ({ agent_id: cameFrom })

export const rdvHref = (rdv: RdvFrom) => rdvPath(addressOf(rdv), queryFrom(rdv))

/** Only a list of agents is come back to. */
export function ofLists(address: string | null) {
  const local = localAddress(address)
  return local && /^\/admin\/organisations\/\d+\/(rdvs|aujourdhui)(\/a-completer)?(\?|$)/.test(local) ? local : null
}
