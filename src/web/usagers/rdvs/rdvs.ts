import type { Request, Response } from 'express'
import { z } from 'zod'
import { countUsagerRdvs, listUsagerRdvs, RDVS_A_PAGE } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { listReferents } from '#domain/people/usager/referent-queries.ts'
import { say } from '#lib/say.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { referentCardOf } from '../prise-de-rdv/referents.ts'
import { prochesPath } from '../proches/paths.ts'
import { visitOf } from '../visit.ts'
import { rdvsPath } from './paths.ts'
import { type RdvCard, rdvCardOf } from './rdv-card.ts'
import { verticalesOf } from './verticales.ts'

type Content = {
  past: boolean
  tabs: { text: string; href: string; current: boolean; count: number }[]
  cards: RdvCard[]
  pagination: { page: number; pages: number; href: (page: number) => string }
  search: string
  referents: ReturnType<typeof referentCardOf>[]
  proches: string
}
const rdvsPage = page<Content>('usagers/rdvs/rdvs')

const wanted = z.object({
  past: z.string().optional().catch(undefined),
  page: pageNumber,
})

/** His rdvs and those of his proches: to come, then past. */
export async function index(req: Request, res: Response) {
  const { past: half, page: number } = wanted.parse(req.query)
  const past = half !== undefined && half !== 'false'
  const { now, actor, brand } = visitOf(req)
  const verticales = verticalesOf(brand)
  const [rdvs, toCome, over, referents] = await Promise.all([
    listUsagerRdvs(actor, { past, verticales, page: number, now }),
    countUsagerRdvs(actor, { past: false, verticales, now }),
    countUsagerRdvs(actor, { past: true, verticales, now }),
    listReferents(actor.id),
  ])
  const pages = Math.ceil((past ? over : toCome) / RDVS_A_PAGE)
  rdvsPage(req, res, {
    title: titleOf(past ? say('Mes rendez-vous passés') : say('Mes rendez-vous'), { number, pages }),
    past,
    tabs: [
      { text: say('À venir'), href: rdvsPath(), current: !past, count: toCome },
      { text: say('Passés'), href: rdvsPath({}, { past: 'true' }), current: past, count: over },
    ],
    cards: rdvs.map((rdv) => rdvCardOf(rdv, { actor, now })),
    pagination: { page: number, pages, href: (at) => rdvsPath({}, { ...(past ? { past: 'true' } : {}), page: at }) },
    search: recherchePath(),
    referents: referents.map(referentCardOf),
    proches: prochesPath(),
  })
}

const titleOf = (half: string, { number, pages }: { number: number; pages: number }) =>
  pages > 1 ? say('{half}, page {number} sur {pages}', { half, number, pages }) : half
