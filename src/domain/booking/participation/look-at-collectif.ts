import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Narrowing } from '#domain/booking/creneau/narrowing.ts'
import { findRdvToChange, participationsReachedBy, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { findBookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import type { Booker } from '#domain/territory/motif/booker.ts'
import { pool } from '#infra/db.ts'
import * as participationRules from './participation-rules.ts'
import { isStaffed } from './staffed-rdv-queries.ts'

/** `isConfirming`: the deed judges who takes whose place, or finds what was done already. */
type Asked = {
  rdvId: number
  by: UsagerActor
  booker: Booker
  narrowing: Narrowing
  isConfirming: boolean
  now: Temporal.Instant
}

/** `comingIds`: who of the family already comes, whose place another takes. */
type Looked =
  | { ok: true; rdv: RdvToChange; comingIds: number[] }
  | { ok: false; reason: participationRules.JoinRefusal | usagerRdvRules.ReplaceRefusal }

/** Before each of the last pages: may this family still join that rdv collectif? */
export async function lookAtCollectif({ rdvId, by, booker, narrowing, isConfirming, now }: Asked): Promise<Looked> {
  const rdv = await findRdvToChange(pool, rdvId)
  const motif = rdv?.motif.collectif ? await findBookableMotif(pool, rdv.motifId) : null
  if (!rdv || !motif) return { ok: false, reason: 'rdv-introuvable' }

  const family = participationsReachedBy(by, rdv)
  const usager = { id: by.id, responsibleId: null }
  const joined = { usager, rdv, motif, family, isOpen: await isStaffed(pool, rdvId, { motif, narrowing }), booker }
  const comingIds = family.filter((one) => !isCancelled(one)).map(({ usagerId }) => usagerId)
  const reason =
    participationRules.join(by, joined, now) ?? (isConfirming ? null : usagerRdvRules.takePlace(by, rdv, now))
  return reason ? { ok: false, reason } : { ok: true, rdv, comingIds }
}
