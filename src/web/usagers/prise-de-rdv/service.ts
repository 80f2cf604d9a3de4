import type { Request, Response } from 'express'
import { servicesOf } from '#domain/territory/motif/motif-search.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { backTo, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'
import { type ReferentHint, referentHintOf } from './referents.ts'

type ServicePage = {
  services: { name: string; href: string }[]
  recap: RecapRow[]
  back: string
  referents: ReferentHint | null
}

const servicePage = page<ServicePage>('usagers/prise-de-rdv/service')

export async function show(req: Request, res: Response, { parcours, motifs }: Reached) {
  const services = servicesOf(motifs).map(({ id, name }) => ({
    name,
    href: recherchePath({}, queryOf({ ...parcours, service_id: id })),
  }))
  servicePage(req, res, {
    title: say('Avec quel service voulez-vous un rendez-vous ?'),
    services,
    recap: recapOf(parcours, {}),
    back: recherchePath({}, queryOf(backTo.adresse(parcours))),
    referents: await referentHintOf(req, parcours),
  })
}
