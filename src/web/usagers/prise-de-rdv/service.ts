import { servicesOf } from '#domain/territory/motif/motif-search.ts'
import { say } from '#lib/say.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { backTo, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { type ReferentHint, referentHintOf } from './referents.ts'

type ServicePage = {
  services: { name: string; href: string }[]
  recap: Recap | null
  back: string
  referents: ReferentHint | null
}

const servicePage = page<ServicePage>('usagers/prise-de-rdv/service')

export async function show({ visit, parcours, motifs }: Reached) {
  return showPage(servicePage, {
    title: say('Avec quel service voulez-vous un rendez-vous ?'),
    services: servicesOf(motifs).map(({ id, name }) => ({ name, href: searchHref({ ...parcours, service_id: id }) })),
    recap: recapOf(parcours, {}),
    back: searchHref(backTo.adresse(parcours)),
    referents: await referentHintOf(visit, parcours),
  })
}
