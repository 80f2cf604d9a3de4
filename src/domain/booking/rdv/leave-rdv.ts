import type { Actor } from '#domain/actor/actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { asKnownNow, lockRdv } from './lock-rdv.ts'
import { changeOfStatus, excusing } from './status-change.ts'
import * as usagerRdvRules from './usager-rdv-rules.ts'
import { writeStatusChange } from './write-status-change.ts'

/** `by`: who acts for himself and his proches. */
export type Leaving = { rdvId: number; by: UsagerActor; actor: Actor; now: Temporal.Instant }

export type LeaveOutcome = { ok: true } | { ok: false; reason: usagerRdvRules.LeaveRefusal }

/** Excuses the family's participations: an individual rdv ends with its last ones, a rdv collectif goes on (decision 11). */
export const leaveRdv = (leaving: Leaving): Promise<LeaveOutcome> => deed(leaving.actor, (tx) => leave(tx, leaving))

async function leave(tx: DeedTx, { rdvId, now, ...leaving }: Leaving): Promise<LeaveOutcome> {
  const rdv = await lockRdv(tx.sql, rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  const by = asKnownNow(leaving.by, rdv)
  const reason = usagerRdvRules.stopComing(by, rdv, now)
  if (reason) return { ok: false, reason }

  const asked = excusing(usagerRdvRules.familyOf(by, rdv))
  await writeStatusChange(tx, rdv, changeOfStatus(rdv, asked, now), now)
  return { ok: true }
}
