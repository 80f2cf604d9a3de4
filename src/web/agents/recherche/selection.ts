import type { Request, Response } from 'express'
import type { Creneau } from '#domain/booking/creneau/creneau.ts'
import { findCollectifsAsAgent, findWeekAsAgent } from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import { requiresLieu } from '#domain/territory/motif/motif-search.ts'
import type { Query } from '#lib/path.ts'
import { duration } from '#lib/spoken-words.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { wizardPath } from '../nouveau-rdv/paths.ts'
import { page } from '../page.ts'
import { organisationVisitOf } from '../visit.ts'
import { type CollectifShown, collectifsShown } from './collectifs-content.ts'
import { placeWords } from './motif-words.ts'
import { recherchePath, selectionPath } from './paths.ts'
import { findSearch, type MotifChoice, notBefore, type Search, searchQuery } from './search.ts'
import { readSearch, readWeek, SUBMITTED, type WeekAddress } from './search-address.ts'
import { forWhomWords, goneWords, periodWords } from './search-content.ts'
import { type WeekShown, weekShown } from './week-content.ts'

/** What stands around the hours: of what, where, for whom, and the way back to the filters, which keep all. */
type Around = {
  heading: string
  about: string
  forWhom: string | null
  gone: string[]
  back: string
  other: { action: string; fields: { name: string; value: string }[]; min: string; value: string }
  period: string
}

const weekPage = page<Around & { week: WeekShown }>('agents/recherche/selection')
const collectifsPage = page<Around & { rdvs: CollectifShown[] }>('agents/recherche/collectifs')

export async function index(req: Request, res: Response) {
  const search = await findSearch(organisationVisitOf(req), readSearch(organisationVisitOf(req), req.query))
  const answer = await answerOf(search, readWeek(req.query))
  await answer.give(req, res)
}

async function answerOf(search: Search, asked: WeekAddress): Promise<Answer> {
  const { motif, choices } = search
  if (!motif) return goTo(searchHref(search))
  if (motif.collectif) return collectifs(search, motif, asked)
  if (!requiresLieu(motif)) return week(search, { motif, lieu: null, asked })
  const lieuId = asked.lieu_id ?? onlyOf(search.lieuIds)
  if (lieuId === undefined) return goTo(searchHref(search, SUBMITTED))
  const lieu = choices.lieux.find(({ id }) => id === lieuId)
  return lieu ? week(search, { motif, lieu, asked }) : goTo(searchHref(search, SUBMITTED), warning(CLOSED))
}

const CLOSED = 'Ce lieu n’est plus ouvert ici. Choisissez-en un autre.'

const onlyOf = (lieuIds: Search['lieuIds']) => (lieuIds?.length === 1 ? lieuIds[0] : undefined)

const searchHref = (search: Search, submitted: Query = {}) =>
  recherchePath({ organisationId: search.visit.organisation.id }, { ...searchQuery(search), ...submitted })

type Lieu = Search['choices']['lieux'][number]
type Chosen = { motif: MotifChoice; lieu: Lieu | null; asked: WeekAddress }

async function week(search: Search, chosen: Chosen) {
  const { now } = search.visit
  const { motif, lieu } = chosen
  const from = firstDayOf(search, chosen.asked)
  const found = await findWeekAsAgent({ motif, lieuId: lieu?.id, from, now, chosen: search.chosen })
  const agentIds = [...new Set(found.creneaux.map(({ agentId }) => agentId))]
  const agentNames = agentIds.length > 0 ? await listAgentNames(agentIds) : new Map<number, string>()
  const shown = weekShown(found, {
    timeZone: motif.timeZone,
    today: search.today,
    agentNames,
    startHref: (creneau, startsAt) => startHref(search, chosen, { creneau, startsAt }),
    weekHref: (changed) => weekHref(search, chosen, changed),
  })
  return showPage(weekPage, { ...around(search, chosen, from), week: shown })
}

const firstDayOf = ({ from, today }: Search, { date = from }: WeekAddress) => notBefore(date, today)

type Started = { creneau: Creneau; startsAt: string }

/** Straight to the people of the rdv: motif, hour, agent and lieu are chosen. */
function startHref({ visit, address, choices }: Search, { motif, lieu }: Chosen, { creneau, startsAt }: Started) {
  return wizardPath(
    { organisationId: visit.organisation.id },
    {
      step: 2,
      motif_id: motif.id,
      starts_at: startsAt,
      lieu_id: lieu?.id,
      duration_in_min: motif.durationInMin,
      agent_ids: [creneau.agentId],
      user_ids: choices.usagers.map(({ id }) => id),
      context: address.context,
    },
  )
}

const weekHref = (search: Search, { lieu, asked }: Chosen, changed: Query) =>
  selectionPath(
    { organisationId: search.visit.organisation.id },
    { ...searchQuery(search), lieu_id: lieu?.id, date: asked.date, ...changed },
  )

/** All those to come from that day on, of the lieux that were asked for. */
async function collectifs(search: Search, motif: MotifChoice, asked: WeekAddress) {
  const from = firstDayOf(search, asked)
  const found = await findCollectifsAsAgent({ motif, from, now: search.visit.now, chosen: search.chosen })
  const rdvs = await collectifsShown(search, motif, found)
  return showPage(collectifsPage, { ...around(search, { motif, lieu: null, asked }, from), rdvs })
}

function around(search: Search, chosen: Chosen, from: string) {
  const { motif, lieu } = chosen
  const where = lieu ? `${lieu.name}, ${lieu.address}` : placeWords[motif.locationType]
  const action = selectionPath({ organisationId: search.visit.organisation.id })
  const fields = [...new URL(weekHref(search, chosen, { date: undefined }), 'http://rdv').searchParams]
  return {
    title: `${motif.name} : choisir un créneau`,
    heading: motif.name,
    about: [motif.serviceName, duration(motif.durationInMin), where].join(' · '),
    forWhom: forWhomWords(search),
    gone: goneWords(search),
    back: searchHref(search),
    other: { action, fields: fields.map(([name, value]) => ({ name, value })), min: search.today, value: from },
    period: periodWords({ ...search, from }),
  }
}
