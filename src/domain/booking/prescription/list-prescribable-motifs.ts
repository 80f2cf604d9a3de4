import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { openingsTo } from '#domain/territory/motif/booker.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { listMotifsOfSearch, type MotifFound, type MotifSearch } from '#domain/territory/motif/motif-search-queries.ts'
import { db } from '#infra/db.ts'
import type { Home } from './home.ts'

export type Prescribing = {
  actor: AgentActor
  /** Where he works now: its level and territoire say what he may prescribe. */
  organisationId: number
  departement: string
  home: Home | null
  now: Temporal.Instant
}

type Filters = Pick<MotifSearch, 'serviceId' | 'motifId' | 'lieuId' | 'organisationId'>

/** Motifs of the département that are open beyond their organisation, for where the usager lives, of the agent's services. */
export async function listPrescribableMotifs(prescribing: Prescribing, filters: Filters): Promise<MotifFound[]> {
  const { actor, organisationId, departement, home, now } = prescribing
  const bookableBy = openingsTo('agent_prescripteur')
  const where = { departement, cityCode: home?.cityCode, streetBanId: home?.streetBanId ?? undefined }
  const found = await listMotifsOfSearch({ ...where, bookableBy, ...filters }, now)
  const his = await db.motif.findMany({
    where: { AND: [{ id: { in: found.map(({ id }) => id) } }, motifScope.prescribableByAgent(actor, organisationId)] },
    select: { id: true },
  })
  const ids = new Set(his.map(({ id }) => id))
  return found.filter(({ id }) => ids.has(id))
}
