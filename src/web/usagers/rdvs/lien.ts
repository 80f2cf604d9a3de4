import type { Request, Response } from 'express'
import { idOf } from '#web/shared/refusal.ts'
import { openLink } from './open-link.ts'
import { creneauxPath, rdvPath, rdvsPath } from './paths.ts'

/** Short addresses of messages, from the time of SMS. */
export const index = (_req: Request, res: Response) => res.redirect(303, rdvsPath())

export const rdv = (req: Request, res: Response) => res.redirect(303, rdvPath({ rdvId: idOf(req.params.rdvId) }))

export const rdvWithToken = (req: Request, res: Response) =>
  openLink(req, res, { token: String(req.params.token), to: rdvPath({ rdvId: idOf(req.params.rdvId) }) })

export function creneaux(req: Request, res: Response) {
  const to = creneauxPath({ rdvId: idOf(req.params.rdvId) })
  const token = req.query.tkn
  return typeof token === 'string' ? openLink(req, res, { token, to }) : res.redirect(303, to)
}
