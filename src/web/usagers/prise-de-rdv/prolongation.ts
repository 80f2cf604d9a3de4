import type { Request, Response } from 'express'
import { type ProlongOutcome, prolongHold } from '#domain/booking/hold/prolong-hold.ts'
import { say } from '#lib/say.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { askedEtape, etapeHref } from './etape-address.ts'
import { searchVisitOf } from './search-visit.ts'

/** Ten more minutes for the hour that is kept, once. */
export async function create(req: Request, res: Response) {
  const { invited, now } = searchVisitOf(req)
  const address = askedEtape(req.query, invited)
  const motifId = address.parcours.motif_id ?? 0
  const prolonged = await prolongHold({ sessionDigest: browserDigest(req), motifId, now })
  flash(
    req,
    prolonged.ok ? information(say('Nous gardons cet horaire 10 minutes de plus.')) : refusals[prolonged.reason](),
  )
  res.redirect(303, etapeHref(address, address.etape))
}

const refusals: Record<Extract<ProlongOutcome, { ok: false }>['reason'], () => Flash> = {
  'deja-prolonge': () => information(say('Cet horaire ne peut être gardé plus longtemps. Vous pouvez le confirmer.')),
  inconnu: () => information(say('Dites-nous d’abord qui vous êtes : l’horaire sera gardé plus longtemps.')),
  'plus-garde': () => warning(say('Cet horaire n’est plus gardé. Vous pouvez encore le confirmer s’il est libre.')),
}
