import type { Request, Response } from 'express'
import { z } from 'zod'
import { type ProlongOutcome, prolongHold } from '#domain/booking/hold/prolong-hold.ts'
import { say } from '#lib/say.ts'
import { flash, information, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { nowOf } from '#web/shared/now.ts'
import type { Handler } from '#web/shared/routes.ts'
import { bodyOf, typedIn } from '#web/shared/sent.ts'
import { browserDigest } from '#web/shared/session-change.ts'

type FormPage = { show: Handler; create: Handler }

/** « Garder 10 minutes de plus » is a button of the form beside it: the page comes back with what was typed. */
export const prolonging = ({ show, create }: FormPage, motifIdOf: (req: Request) => number | undefined): FormPage => ({
  show,
  async create(req: Request, res: Response) {
    if (!isProlonging(req)) return create(req, res)
    const prolonged = await prolongHold({
      sessionDigest: browserDigest(req),
      motifId: motifIdOf(req) ?? 0,
      now: nowOf(req),
    })
    const kept = information(say('Nous gardons cet horaire 10 minutes de plus.'))
    flash(req, prolonged.ok ? kept : refusals[prolonged.reason]())
    return show(req, res)
  },
})

const isProlonging = (req: Request) => bodyOf(req, { garder: z.literal('1') }).garder !== null

/** What the fields of a page hold when it is shown again by that button. */
export const typedWhenProlonging = (req: Request) => (isProlonging(req) ? typedIn(req) : null)

const refusals: Record<Extract<ProlongOutcome, { ok: false }>['reason'], () => Flash> = {
  'deja-prolonge': () => information(say('Cet horaire ne peut être gardé plus longtemps. Vous pouvez le confirmer.')),
  inconnu: () => information(say('Dites-nous d’abord qui vous êtes : l’horaire sera gardé plus longtemps.')),
  'plus-garde': () => warning(say('Cet horaire n’est plus gardé. Vous pouvez encore le confirmer s’il est libre.')),
}
