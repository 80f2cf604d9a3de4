import type { Request } from 'express'
import { isOfFamily } from '#domain/actor/usager-actor.ts'
import { canShowRdv } from '#domain/booking/rdv/usager-rdv-policy.ts'
import { findUsagerRdv, type UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { found, idOf, notFound, Refusal } from '#web/shared/refusal.ts'
import { usagerActor } from '../session.ts'

/** The rdv of the address, as far as this session reaches; what it may not see is not there. */
export async function requireRdv(req: Request): Promise<UsagerRdv> {
  const actor = usagerActor(req)
  const rdv = found(await findUsagerRdv(actor, idOf(req.params.rdvId)))
  if (canShowRdv(actor, rdv)) return rdv
  const participates = rdv.participations.some(({ usagerId }) => isOfFamily(actor, usagerId))
  throw rdv.motif.collectif && !participates ? new Refusal(403) : notFound()
}
