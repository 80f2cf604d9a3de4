import { findRdvToChange, type RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { participationsOfFamily } from '#domain/booking/rdv/usager-refusals.ts'
import { findBookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import type { Booker } from '#domain/territory/motif/booker.ts'
import { pool } from '#infra/db.ts'
import { type EnrolRefusal, enrolRefusal } from './enrol-refusals.ts'
import { isStaffed } from './staffed-rdv-queries.ts'

type Asked = { rdvId: number; usagerId: number; booker: Booker; now: Temporal.Instant }

/** `isEnrolled`: somebody of the family already comes. */
type Looked = { ok: true; rdv: RdvToChange; isEnrolled: boolean } | { ok: false; reason: EnrolRefusal }

/** Before each of the last pages: may this family still join that rdv collectif? */
export async function lookAtCollectif({ rdvId, usagerId, booker, now }: Asked): Promise<Looked> {
  const rdv = await findRdvToChange(pool, rdvId)
  const motif = rdv?.motif.collectif ? await findBookableMotif(pool, rdv.motifId) : null
  if (!rdv || !motif) return { ok: false, reason: 'rdv-introuvable' }

  const family = participationsOfFamily(rdv, usagerId)
  const isOpen = await isStaffed(pool, rdvId)
  const reason = enrolRefusal({ rdv, motif, family, isOpen }, { booker, now })
  return reason ? { ok: false, reason } : { ok: true, rdv, isEnrolled: !family.every(isCancelled) }
}
