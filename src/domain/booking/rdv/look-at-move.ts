import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { type CreneauRefusal, lookAtCreneau } from '#domain/booking/creneau/look-at-creneau.ts'
import { pool } from '#infra/db.ts'
import { asKnownNow, findRdvToChange } from './lock-rdv.ts'
import { moveAsked } from './move-asked.ts'
import { findKeptNarrowing } from './rdv-narrowing-queries.ts'
import * as usagerRdvRules from './usager-rdv-rules.ts'

type Asked = { rdvId: number; by: UsagerActor; startsAt: Temporal.Instant; now: Temporal.Instant }

/** `agentIds`: who may receive then. */
type Looked =
  | { ok: true; agentIds: readonly number[] }
  | { ok: false; reason: usagerRdvRules.MoveRefusal | CreneauRefusal }

/** Before it is confirmed: may that rdv be moved there, as the deed will ask? */
export async function lookAtMove({ rdvId, by, ...to }: Asked): Promise<Looked> {
  const rdv = await findRdvToChange(pool, rdvId)
  const reason = rdv ? usagerRdvRules.move(asKnownNow(by, rdv), rdv, to.now) : 'rdv-introuvable'
  if (!rdv || reason) return { ok: false, reason: reason ?? 'rdv-introuvable' }
  const seen = await lookAtCreneau(pool, moveAsked(rdv, await findKeptNarrowing(rdvId), { by, ...to }))
  return seen.ok ? { ok: true, agentIds: seen.freeAgentIds } : seen
}
