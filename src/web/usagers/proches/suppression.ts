import type { Request, Response } from 'express'
import { listRdvsToCome, type RdvToCome } from '#domain/account/compte/rdvs-to-come-queries.ts'
import { removeProche } from '#domain/account/compte/remove-proche.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { flash, information } from '#web/shared/flash.ts'
import { notFound } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { authorOf, currentUsager } from '../session.ts'
import { prochesPath, suppressionDeProchePath } from './paths.ts'
import { requireProche } from './proches.ts'

type Content = { name: string; rdvs: RdvToCome[]; action: string; back: string }
const suppressionPage = page<Content>('usagers/proches/suppression')

export async function show(req: Request, res: Response) {
  const proche = await requireProche(req)
  const rdvs = await listRdvsToCome([proche.id], Temporal.Now.instant())
  const addresses = { action: suppressionDeProchePath({ procheId: proche.id }), back: prochesPath() }
  const name = fullName(proche)
  suppressionPage(req, res, { title: say('Retirer {name} de vos proches ?', { name }), name, rdvs, ...addresses })
}

export async function create(req: Request, res: Response) {
  const proche = await requireProche(req)
  const usager = currentUsager(req)
  const removal = {
    procheId: proche.id,
    responsibleId: usager.id,
    actor: authorOf(usager),
    now: Temporal.Now.instant(),
  }
  if (!(await removeProche(removal))) throw notFound()
  flash(req, information(say('{name} ne fait plus partie de vos proches.', { name: fullName(proche) })))
  res.redirect(303, prochesPath())
}
