import type { Request, Response } from 'express'
import { findFirstAsAgent, findFirstByLieuAsAgent } from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import type { First } from '#domain/booking/creneau/find-firsts.ts'
import * as prescriptionRules from '#domain/booking/prescription/prescription-rules.ts'
import { requiresLieu } from '#domain/territory/motif/motif-search.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'
import { localDay } from '#lib/zone.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { isAsked } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { prescriptionPath } from '../prescription/paths.ts'
import { organisationVisitOf } from '../visit.ts'
import { recherchePath, selectionPath } from './paths.ts'
import { findSearch, type MotifChoice, type Search, searchQuery } from './search.ts'
import { readSearch } from './search-address.ts'
import { forWhomWords, goneWords, periodWords, type SearchForm, searchForm } from './search-content.ts'

type LieuCard = { name: string; address: string; next: string; href: string }

type SearchPage = {
  form: SearchForm
  forWhom: string | null
  /** What was asked and is no longer there. */
  gone: string[]
  errors: { href: string; text: string }[]
  result: Result
  /** « Élargir la recherche », beyond this organisation. */
  wider: string | null
}

/** `none`: without agents and lieux, when they were asked for, there may be some. */
type Result =
  | { kind: 'hint' }
  | { kind: 'lieux'; about: string; lieux: LieuCard[] }
  | { kind: 'none'; text: string; wider: string | null }

const searchPage = page<SearchPage>('agents/recherche/recherche')

/** Run when it is sent: the créneaux of the only place there is, or the places to choose from, the soonest first. */
export async function index(req: Request, res: Response) {
  const search = await findSearch(organisationVisitOf(req), readSearch(organisationVisitOf(req), req.query))
  const answer = isAsked(req, 'commit') ? await run(search) : show(search, { kind: 'hint' })
  await answer.give(req, res)
}

async function run(search: Search): Promise<Answer> {
  const { motif } = search
  if (!motif) return show(search, { kind: 'hint' }, [{ href: '#motif_id', text: 'Choisissez un motif.' }])
  if (requiresLieu(motif) && !motif.collectif) return atLieux(search, motif)
  // Rdvs collectifs say their lieux themselves, those of one day too.
  const first = await findFirstAsAgent(askedOf(search, motif))
  return first ? goTo(weekHref(search, motif, { first })) : show(search, noneOf(search))
}

const askedOf = ({ visit: { now }, from, chosen }: Search, motif: MotifChoice) => ({ motif, from, now, chosen })

async function atLieux(search: Search, motif: MotifChoice): Promise<Answer> {
  const { choices, lieuIds } = search
  const firsts = await findFirstByLieuAsAgent(askedOf(search, motif))
  const found = choices.lieux
    .flatMap((lieu) => {
      const first = lieuIds?.includes(lieu.id) === false ? undefined : firsts.get(lieu.id)
      return first ? [{ lieu, first }] : []
    })
    .sort((a, b) => a.first.startsAtMs - b.first.startsAtMs || a.lieu.id - b.lieu.id)
  const [only, ...others] = found
  if (!only) return show(search, noneOf(search))
  if (others.length === 0) return goTo(weekHref(search, motif, { first: only.first, lieuId: only.lieu.id }))

  const lieux = found.map(({ lieu, first }) => ({
    name: lieu.name,
    address: lieu.address,
    next: sentence(dateTimeShort(Temporal.Instant.fromEpochMilliseconds(first.startsAtMs), motif.timeZone)),
    href: weekHref(search, motif, { first, lieuId: lieu.id }),
  }))
  return show(search, { kind: 'lieux', about: `${motif.name}, ${motif.serviceName}`, lieux })
}

type Found = { first: First; lieuId?: number }

/** Seven days from the day asked, or from the first that has a créneau when they have none. */
function weekHref(search: Search, motif: MotifChoice, { first, lieuId }: Found) {
  const firstDay = localDay(Temporal.Instant.fromEpochMilliseconds(first.startsAtMs), motif.timeZone)
  const from = Temporal.PlainDate.from(search.from)
  const isLater = Temporal.PlainDate.compare(firstDay, from.add({ days: 7 })) >= 0
  const date = isLater ? firstDay.toString() : undefined
  const params = { organisationId: search.visit.organisation.id }
  return selectionPath(params, { ...searchQuery(search), lieu_id: lieuId, date })
}

function noneOf(search: Search): Result {
  const { visit, chosen, lieuIds } = search
  const query = {
    ...searchQuery(search),
    agent_ids: undefined,
    group_ids: undefined,
    team_ids: undefined,
    lieu_ids: undefined,
    commit: '1',
  }
  const isNarrowed = chosen !== undefined || lieuIds !== null
  const wider = isNarrowed ? recherchePath({ organisationId: visit.organisation.id }, query) : null
  return { kind: 'none', text: periodWords(search), wider }
}

function show(search: Search, result: Result, errors: SearchPage['errors'] = []) {
  const content = {
    title: 'Trouver un RDV',
    form: searchForm(search),
    forWhom: forWhomWords(search),
    gone: goneWords(search),
    errors,
    result,
    wider: widerHref(search),
  }
  return showPage(searchPage, content, errors.length > 0 ? 422 : 200)
}

function widerHref({ visit, choices }: Search) {
  if (prescriptionRules.offer(choices, choices.usagers) !== null) return null
  const { id: organisationId, territoire } = visit.organisation
  const user_ids = choices.usagers.slice(0, 1).map(({ id }) => id)
  return prescriptionPath({ organisationId }, { departement: territoire.departementNumber, user_ids })
}
