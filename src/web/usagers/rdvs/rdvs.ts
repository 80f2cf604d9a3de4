import type { Request, Response } from 'express'
import { z } from 'zod'
import { findKeptNarrowing } from '#domain/booking/rdv/rdv-narrowing-queries.ts'
import {
  countUsagerRdvs,
  listUsagerRdvs,
  RDVS_A_PAGE,
  type RdvHalf,
  type UsagerRdv,
} from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { listReferents } from '#domain/people/usager/referent-queries.ts'
import { say } from '#lib/say.ts'
import { time } from '#lib/spoken-words.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { referentCardOf } from '../prise-de-rdv/referents.ts'
import { prochesPath } from '../proches/paths.ts'
import { lentUntil } from '../session.ts'
import { type UsagerVisit, visitOf } from '../visit.ts'
import { liensPath, rdvsPath } from './paths.ts'
import { type RdvCard, rdvCardOf } from './rdv-card.ts'
import { verticalesOf } from './verticales.ts'

type Tab = { text: string; href: string; current: boolean; count: number }

type Pagination = { page: number; pages: number; href: (page: number) => string; label?: string }

type Content = {
  past: boolean
  /** None without account. */
  tabs: Tab[]
  /** Of rdvs to come, those that take place. */
  count: number
  cards: RdvCard[]
  /** Under the last page of those to come. */
  cancelled: { cards: RdvCard[]; pagination: Pagination } | null
  pagination: Pagination
  search: string
  /** Without account: why these rdvs, and until when. */
  about: string | null
  askLinks: string
  referents: ReturnType<typeof referentCardOf>[]
  proches: string | null
}
const rdvsPage = page<Content>('usagers/rdvs/rdvs')

const wanted = z.object({
  past: z.string().optional().catch(undefined),
  page: pageNumber,
  annules: pageNumber,
})

/** His rdvs and those of his proches: to come, then cancelled; or past. Without account, those of this session. */
export async function index(req: Request, res: Response) {
  const { past: asked, page: number, annules } = wanted.parse(req.query)
  const visit = visitOf(req)
  const hasAccount = visit.actor.session.kind === 'account'
  const past = hasAccount && asked !== undefined && asked !== 'false'
  const [toCome, over] = await Promise.all([count(visit, 'live'), count(visit, 'past')])
  const counted = past ? over : toCome
  const pages = pagesOf(counted)
  const rdvs = await list(visit, past ? 'past' : 'live', { page: number, counted })
  const cancelled = !past && number >= pages ? await cancelledOf(visit, { page: number, annules }) : null
  rdvsPage(req, res, {
    title: titleShown(past, { number, pages }, cancelled?.pagination),
    past,
    tabs: hasAccount ? tabsOf({ past, toCome, over }) : [],
    count: toCome,
    cards: cardsOf(visit, rdvs),
    cancelled,
    pagination: { page: number, pages, href: (at) => rdvsPath({}, { ...(past ? { past: 'true' } : {}), page: at }) },
    search: req.session.searchedFrom ?? (await searchHref(visit, rdvs)),
    about: aboutSession(visit, lentUntil(req), rdvs[0]),
    askLinks: liensPath(),
    referents: hasAccount ? (await listReferents(visit.actor.id)).map(referentCardOf) : [],
    proches: hasAccount ? prochesPath() : null,
  })
}

const count = ({ actor, brand, now }: UsagerVisit, half: RdvHalf) =>
  countUsagerRdvs(actor, { half, verticales: verticalesOf(brand), now })

type Shown = { page: number; counted: number }

/** Many have none of a half: nothing is read then. */
const list = async ({ actor, brand, now }: UsagerVisit, half: RdvHalf, { page, counted }: Shown) =>
  counted > 0 ? listUsagerRdvs(actor, { half, verticales: verticalesOf(brand), page, now }) : []

const cardsOf = ({ actor, now }: UsagerVisit, rdvs: readonly UsagerRdv[]) =>
  rdvs.map((rdv) => rdvCardOf(rdv, { actor, now }))

const pagesOf = (counted: number) => Math.max(Math.ceil(counted / RDVS_A_PAGE), 1)

/** Those to come that do not take place, with pages of their own. */
async function cancelledOf(visit: UsagerVisit, { page, annules }: { page: number; annules: number }) {
  const counted = await count(visit, 'cancelled')
  const pages = pagesOf(counted)
  const number = Math.min(annules, pages)
  const cards = cardsOf(visit, await list(visit, 'cancelled', { page: number, counted }))
  if (cards.length === 0) return null
  const href = (at: number) => `${rdvsPath({}, { page: page > 1 ? page : undefined, annules: at })}#annules`
  return { cards, pagination: { page: number, pages, href, label: say('Pages des rendez-vous annulés') } }
}

function titleShown(past: boolean, at: { number: number; pages: number }, cancelled: Pagination | undefined) {
  if (cancelled && cancelled.page > 1)
    return titleOf(say('Mes rendez-vous annulés'), { number: cancelled.page, pages: cancelled.pages })
  return titleOf(past ? say('Mes rendez-vous passés') : say('Mes rendez-vous'), at)
}

const titleOf = (half: string, { number, pages }: { number: number; pages: number }) =>
  pages > 1 ? say('{half}, page {number} sur {pages}', { half, number, pages }) : half

type Counted = { past: boolean; toCome: number; over: number }

const tabsOf = ({ past, toCome, over }: Counted): Tab[] => [
  { text: say('À venir'), href: rdvsPath(), current: !past, count: toCome },
  { text: say('Passés'), href: rdvsPath({}, { past: 'true' }), current: past, count: over },
]

/** Near where he sought the first that he took himself: a rdv keeps the commune and the street of its search, when they chose the agent. */
async function searchHref({ actor }: UsagerVisit, rdvs: readonly UsagerRdv[]) {
  const rdv = rdvs.find((one) => usagerRdvRules.readNarrowing(actor, one) === null)
  if (!rdv) return recherchePath()
  const { cityCode, streetBanId } = await findKeptNarrowing(rdv.id)
  const departement = rdv.organisation.territoire.departementNumber
  return recherchePath({}, cityCode ? { departement, city_code: cityCode, street_ban_id: streetBanId } : {})
}

function aboutSession({ actor }: UsagerVisit, until: Temporal.Instant | null, rdv: UsagerRdv | undefined) {
  if (actor.session.kind === 'account' || !until) return null
  const hour = time(until.toZonedDateTimeISO(rdv?.organisation.territoire.timeZone ?? 'Europe/Paris'))
  return actor.session.kind === 'link'
    ? say('Sans compte, cette page montre le rendez-vous du lien reçu. Elle se ferme à {hour}.', { hour })
    : say('Sans compte, cette page montre les rendez-vous que vous venez de prendre. Elle se ferme à {hour}.', { hour })
}
