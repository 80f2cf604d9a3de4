import type { Request, Response } from 'express'
import { flash, success } from '#web/shared/flash.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { signOutElsewhere } from './identity.ts'

/** Whoever is there leaves, at the provider that let him in too. */
export const deconnexionPages = ({ to, said }: { to: string; said: () => string }) => ({
  async create(req: Request, res: Response) {
    const elsewhere = await signOutElsewhere(req)
    await closeSession(req)
    flash(req, success(said()))
    res.redirect(303, elsewhere ?? to)
  },
})
