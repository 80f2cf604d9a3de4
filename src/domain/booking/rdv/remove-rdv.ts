import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type * as standingRules from '#domain/actor/standing-rules.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { FormerRdv } from '#domain/journal/evenement/evenement.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { command, execute } from '#infra/query.ts'
import type { Author } from './author.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import { isCancelled, isToCome } from './rdv.ts'
import * as rdvRules from './rdv-rules.ts'
import { findRdvToEdit } from './rdv-to-edit-queries.ts'
import { findRdvVersion } from './rdv-version-queries.ts'

export type Removal = {
  actor: Pick<AgentActor, 'id'>
  author: Author
  organisationId: number
  rdvId: number
  /** Of the rdv as the page showed it (`findRdvVersion`). */
  version: string
  now: Temporal.Instant
}

export type RemovalOutcome =
  | { ok: true }
  | { ok: false; reason: 'rdv-introuvable' | 'change-entre-temps' | standingRules.AdminRefusal }

/** Whom a rdv collectif leaves without it is told; an individual one goes in silence. */
export const removeRdv = (removal: Removal): Promise<RemovalOutcome> =>
  deed(removal.author, (tx) => remove(tx, removal))

async function remove(tx: DeedTx, { actor, organisationId, rdvId, version, now }: Removal): Promise<RemovalOutcome> {
  const rdv = await lockRdv(tx.sql, rdvId)
  if (rdv?.organisationId !== organisationId) return { ok: false, reason: 'rdv-introuvable' }
  const acting = await findSessionAgent(actor.id, tx.sql)
  const reason = acting ? rdvRules.destroy(acting.actor, rdv) : 'autre-organisation'
  if (reason) return { ok: false, reason }
  if ((await findRdvVersion(rdvId, tx.sql)) !== version) return { ok: false, reason: 'change-entre-temps' }
  const former = isMissed(rdv, now) ? await formerOf(tx, rdv) : null
  await execute(REMOVE, [rdvId], tx.sql)
  await tx.record({ name: 'rdv.deleted', rdvId, payload: { former } })
  return { ok: true }
}

const isMissed = (rdv: RdvToChange, now: Temporal.Instant) =>
  rdv.motif.collectif && !isCancelled(rdv) && isToCome(rdv, now)

async function formerOf(
  tx: DeedTx,
  { id, startsAt, endsAt, motifId, lieuId, agents }: RdvToChange,
): Promise<FormerRdv> {
  const { uuid, sequence, title, participations } = await findRdvToEdit(tx.sql, id)
  return {
    uuid,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    sequence: sequence + 1,
    title,
    motifId,
    lieuId,
    agentIds: agents.map(({ agentId }) => agentId),
    participationsRemoved: participations
      .filter((one) => !isCancelled(one))
      .map(({ id: participationId, usagerId, sendLifecycleNotifications }) => ({
        id: participationId,
        usagerId,
        sendLifecycleNotifications,
      })),
  }
}

const REMOVE = command('remove-rdv', 'DELETE FROM rdvs WHERE id = $1')
