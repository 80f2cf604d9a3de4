import type { Request, Response } from 'express'
import { token } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { idOf, textOf } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { openLink } from './open-link.ts'
import { creneauxPath, rdvPath, rdvsPath } from './paths.ts'

/** Short addresses of messages, from the time of SMS. */
export const index = (_req: Request, res: Response) => res.redirect(303, rdvsPath())

export const rdv = (req: Request, res: Response) => res.redirect(303, rdvPath({ rdvId: idOf(req.params.rdvId) }))

export async function rdvWithToken(req: Request, res: Response) {
  const rdvId = idOf(req.params.rdvId)
  const opened = await openLink(req, { token: textOf(req.params.token), to: rdvPath({ rdvId }), rdvId })
  await opened.give(req, res)
}

export async function creneaux(req: Request, res: Response) {
  const rdvId = idOf(req.params.rdvId)
  const to = creneauxPath({ rdvId })
  const { tkn } = queryOf(req, { tkn: token })
  const opened = tkn === null ? goTo(to) : await openLink(req, { token: tkn, to, rdvId })
  await opened.give(req, res)
}
