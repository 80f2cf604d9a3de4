import type { Request, Response } from 'express'
import { listAgendaPlanning } from '#domain/booking/agenda/agenda-queries.ts'
import { findFirstByAgent } from '#domain/booking/creneau/find-first-by-agent.ts'
import { findRdvChoices } from '#domain/booking/rdv/rdv-filter-queries.ts'
import { findRdvPage } from '#domain/booking/rdv/rdv-list-queries.ts'
import { listRdvRows } from '#domain/booking/rdv/rdv-row-queries.ts'
import { dayNumber, isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { page } from '../page.ts'
import { toCompleteBanner } from '../rdvs/to-complete.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { type DayAddress, readDayAddress } from './day-address.ts'
import { type DayPage, dayContent } from './day-content.ts'

const dayPage = page<DayPage>('agents/aujourdhui/aujourdhui')

/** Of one day: beyond, the list has them. */
const MOST_A_DAY = 400
/** Whose next free hour and absences are looked for; beyond, the page says so. */
const MOST_AGENTS = 60

/** Everybody's rdvs of a day, hour by hour, with what may be done at this hour. */
export async function index(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const { actor, organisation, timeZone, now } = visit
  const address = readDayAddress(req.query)
  const today = isoDay(zoneOf(timeZone).dayOf(now.epochMilliseconds))
  const day = address.jour ?? today
  const [{ rows, total }, choices, toComplete] = await Promise.all([
    rowsOfDay(visit, address, day),
    findRdvChoices(actor, { organisationIds: [organisation.id], agentId: address.agentId, usagerId: null }),
    toCompleteBanner(visit),
  ])
  const looked = choices.agents.slice(0, MOST_AGENTS)
  const agentIds = looked.map(({ id }) => id)
  const [firsts, planning] = await Promise.all([
    findFirstByAgent(actor, { organisationId: organisation.id, agentIds, from: today, now }),
    listAgendaPlanning(actor, { agentIds, period: periodOf(visit, day), withCancelled: false, now }),
  ])
  const absences = planning.filter((entry) => entry.kind === 'absence')
  dayPage(
    req,
    res,
    dayContent(visit, {
      address,
      day,
      today,
      rows,
      total,
      agents: choices.agents,
      looked,
      firsts,
      absences,
      toComplete,
    }),
  )
}

async function rowsOfDay(
  { actor, organisation, timeZone, now }: OrganisationVisit,
  { agentId }: DayAddress,
  day: string,
) {
  const filters = { agentId, usagerId: null, lieuIds: [], motifIds: [], status: null, start: day, end: day }
  const organisations = [{ id: organisation.id, timeZone }]
  const { ids, total } = await findRdvPage(actor, {
    organisations,
    filters,
    order: 'ancien',
    page: 1,
    size: MOST_A_DAY,
    now,
  })
  return { rows: await listRdvRows(ids), total }
}

const periodOf = ({ organisation, timeZone }: OrganisationVisit, day: string) => ({
  from: dayNumber(day),
  to: dayNumber(day),
  zone: zoneOf(timeZone),
  departementNumber: organisation.territoire.departementNumber,
})
