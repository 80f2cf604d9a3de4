import type { Request, Response } from 'express'
import { type ProlongOutcome, prolongHold } from '#domain/booking/hold/prolong-hold.ts'
import { say } from '#lib/say.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { etapeHref } from './etape-address.ts'
import { askedEtape } from './invited-search.ts'

/** Ten more minutes for the hour that is kept, once. */
export async function create(req: Request, res: Response) {
  const answers = askedEtape(req)
  const asked = { sessionDigest: browserDigest(req), motifId: answers.parcours.motif_id ?? 0 }
  const prolonged = await prolongHold({ ...asked, now: Temporal.Now.instant() })
  flash(
    req,
    prolonged.ok ? information(say('Nous gardons cet horaire 10 minutes de plus.')) : refusals[prolonged.reason](),
  )
  res.redirect(303, etapeHref(answers, answers.step))
}

const refusals: Record<Extract<ProlongOutcome, { ok: false }>['reason'], () => Flash> = {
  'deja-prolonge': () => information(say('Cet horaire ne peut être gardé plus longtemps. Vous pouvez le confirmer.')),
  'plus-garde': () => warning(say('Cet horaire n’est plus gardé. Vous pouvez encore le confirmer s’il est libre.')),
}
