import type { Request, Response } from 'express'
import { localAddress } from '#lib/local-address.ts'
import { longAddress } from '#web/shared/address-values.ts'
import type { Handler } from '#web/shared/routes.ts'
import { bodyOf, typedIn } from '#web/shared/sent.ts'

type FormPage = { show: Handler; create: Handler }

/** Names of more people than a family has are kept whole; no session grows with what a program sends. */
const MOST_TYPED = 8_000

/** « Modifier » is a button of the last page: what was typed there waits for who comes back from correcting something else. */
export const correcting = ({ show, create }: FormPage, motifIdOf: (req: Request) => number | undefined): FormPage => ({
  show,
  async create(req: Request, res: Response) {
    const elsewhere = localAddress(bodyOf(req, { modifier: longAddress }).modifier)
    if (elsewhere === null) return create(req, res)
    const { modifier: _, ...typed } = typedIn(req)
    const motifId = motifIdOf(req)
    if (motifId !== undefined && JSON.stringify(typed).length <= MOST_TYPED) req.session.draft = { motifId, typed }
    return res.redirect(303, elsewhere)
  },
})

/** Of a rdv for the same reason, at another hour too; null: nothing waits. */
export const typedBefore = ({ session: { draft } }: Request, motifId: number) =>
  draft?.motifId === motifId ? draft.typed : null

export function forgetTyped(req: Request) {
  delete req.session.draft
}
