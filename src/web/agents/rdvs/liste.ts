import type { Request, Response } from 'express'
import { listRdvDetails } from '#domain/booking/rdv/rdv-details-queries.ts'
import { findRdvChoices } from '#domain/booking/rdv/rdv-filter-queries.ts'
import { MOST_COUNTED } from '#domain/booking/rdv/rdv-list.ts'
import { findRdvPage } from '#domain/booking/rdv/rdv-list-queries.ts'
import { listRdvRows } from '#domain/booking/rdv/rdv-row-queries.ts'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { searchPersons } from '#domain/people/usager/search-persons.ts'
import { page as pageOf } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { asksToComplete, type ListAddress, listQuery, readListAddress } from './liste-address.ts'
import { type ListPage, listContent } from './liste-content.ts'
import { organisationsAsked } from './organisations-asked.ts'
import { aCompleterPath, rdvsPath } from './paths.ts'
import { toCompleteBanner } from './to-complete.ts'

const listPage = pageOf<ListPage>('agents/rdvs/liste')

const A_PAGE = 10
/** A day that is printed is cut beyond, and its paper says so. */
const A_SHEET = 200

export async function index(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const params = { organisationId: visit.organisation.id }
  if (asksToComplete(req.query)) return res.redirect(303, aCompleterPath(params))

  const address = readListAddress(req.query, visit.actor.id)
  const organisations = organisationsAsked(visit, address)
  const people = await peopleSought(visit, address)
  const [only, ...others] = people ?? []
  if (only && others.length === 0)
    return res.redirect(303, rdvsPath(params, listQuery({ ...address, usagerId: only.id, page: 1 })))
  const size = isSheet(address) ? A_SHEET : A_PAGE
  const listed = await findRdvPage(visit.actor, { ...asked(organisations, address, visit), page: address.page, size })
  if (listed.ids.length === 0 && address.page > 1) {
    const last = Math.min(address.page - 1, Math.ceil(Math.min(listed.total, MOST_COUNTED) / size))
    return res.redirect(303, rdvsPath(params, listQuery({ ...address, page: Math.max(last, 1) })))
  }
  const organisationIds = organisations.map(({ id }) => id)
  const withDetails = address.showsDetails || isSheet(address)
  const [rows, details, choices, toComplete] = await Promise.all([
    listRdvRows(listed.ids),
    listRdvDetails(withDetails ? listed.ids : []),
    findRdvChoices(visit.actor, { organisationIds, agentId: address.agentId, usagerId: address.usagerId }),
    toCompleteBanner(visit),
  ])
  if (withDetails) recordShown(visit, details)
  listPage(
    req,
    res,
    listContent(visit, { address, organisations, listed, size, rows, details, choices, toComplete, people }),
  )
}

/** Null when nobody is: those whose file he may open. */
async function peopleSought({ actor, organisation }: OrganisationVisit, { sought }: ListAddress) {
  if (sought === null) return null
  const found = await searchPersons({ actor, organisationId: organisation.id, term: sought })
  return found.filter(({ isMasked }) => !isMasked)
}

/** The printed day of an agent. */
const isSheet = ({ breadcrumb, start, end }: ListAddress) => breadcrumb === 'agenda' && start !== null && start === end

const asked = (
  organisations: readonly OrganisationVisit['organisation'][],
  address: ListAddress,
  { now }: OrganisationVisit,
) => ({
  organisations: organisations.map(({ id, territoire }) => ({ id, timeZone: territoire.timeZone })),
  filters: address,
  order: address.order,
  now,
})

/** Details are those of files: their people may know who looked, and in which organisation. */
function recordShown({ author: actor, now }: OrganisationVisit, details: Awaited<ReturnType<typeof listRdvDetails>>) {
  for (const [organisationId, shown] of Map.groupBy(details.values(), (one) => one.organisationId)) {
    const usagerIds = shown.flatMap(({ participations }) => participations.map(({ usager }) => usager.id))
    void recordConsultation({ usagerIds, actor, organisationId, screen: 'rdv', now })
  }
}
