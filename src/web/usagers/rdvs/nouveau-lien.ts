import type { Request, Response } from 'express'
import { requestNewLink } from '#domain/booking/participation/request-new-link.ts'
import { keyedDigest } from '#infra/digest.ts'
import { say } from '#lib/say.ts'
import { words } from '#web/shared/address-values.ts'
import { nowOf } from '#web/shared/now.ts'
import { limitPlaces } from '#web/shared/rate-limit.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { nouveauLienPath, rdvsPath } from './paths.ts'

const sentPage = page<{ rdvs: string }>('usagers/rdvs/nouveau-lien')

/** The same words whatever was found: nothing is said of a link, a rdv or a person. */
export const show = (req: Request, res: Response) =>
  sentPage(req, res, { title: say('Regardez vos messages'), rdvs: rdvsPath() })

/** From the page of a link that is too old. */
export async function create(req: Request, res: Response) {
  const asked = bodyOf(req, { token: words }).token?.toUpperCase().slice(0, 64) ?? ''
  const tried = await limitPlaces(req, 'link-mail', keyedDigest(asked))
  if (await requestNewLink({ token: asked, now: nowOf(req) })) await tried.giveBack('link-mail-address')
  res.redirect(303, nouveauLienPath())
}
