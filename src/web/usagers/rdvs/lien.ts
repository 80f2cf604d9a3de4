import type { Request, Response } from 'express'
import { token } from '#web/shared/address-values.ts'
import { idOf, textOf } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { openLink } from './open-link.ts'
import { creneauxPath, rdvPath, rdvsPath } from './paths.ts'

/** Short addresses of messages, from the time of SMS. */
export const index = (_req: Request, res: Response) => res.redirect(303, rdvsPath())

export const rdv = (req: Request, res: Response) => res.redirect(303, rdvPath({ rdvId: idOf(req.params.rdvId) }))

export const rdvWithToken = (req: Request, res: Response) =>
  openLink(req, res, { token: textOf(req.params.token), to: rdvPath({ rdvId: idOf(req.params.rdvId) }) })

export function creneaux(req: Request, res: Response) {
  const to = creneauxPath({ rdvId: idOf(req.params.rdvId) })
  const { tkn } = queryOf(req, { tkn: token })
  return tkn === null ? res.redirect(303, to) : openLink(req, res, { token: tkn, to })
}
