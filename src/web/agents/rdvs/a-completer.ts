import type { Request, Response } from 'express'
import { listRdvRows } from '#domain/booking/rdv/rdv-row-queries.ts'
import { countRdvsToComplete, listRdvIdsToComplete } from '#domain/booking/rdv/to-complete-queries.ts'
import { displayName, ofPerson } from '#lib/names.ts'
import { plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { agendaPath } from '../agenda/paths.ts'
import { page as pageOf } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { aCompleterPath, journeeACompleterPath } from './paths.ts'
import { type RowGroup, rowGroups } from './rdv-row.ts'

type Link = { href: string; text: string }

type Content = {
  back: Link
  heading: string
  about: string
  caption: string
  groups: (RowGroup & { link: (Link & { hidden: string }) | null })[]
  pagination: { page: number; pages: number; href: (page: number) => string }
}

const aCompleterPage = pageOf<Content>('agents/rdvs/a-completer')

const A_PAGE = 25

/** His past rdvs without outcome, in all his organisations: one click each. */
export async function index(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const { actor, now, organisation } = visit
  const total = await countRdvsToComplete(actor, now)
  const pages = Math.max(1, Math.ceil(total / A_PAGE))
  const page = Math.min(queryOf(req, { page: pageNumber }).page ?? 1, pages)
  const ids = await listRdvIdsToComplete(actor, now, { skipped: (page - 1) * A_PAGE, taken: A_PAGE })
  const rows = await listRdvRows(ids)
  const href = (at: number) => aCompleterPath({ organisationId: organisation.id }, { page: at === 1 ? null : at })
  const reader = {
    actor,
    now,
    organisationId: organisation.id,
    organisations: visit.organisations,
    deeds: { from: href(page), goesOn: true as const, other: true as const },
  }
  aCompleterPage(req, res, {
    ...wordsOf(visit, total, { page, pages }),
    groups: rowGroups(rows, reader).map((group) => ({ ...group, link: linkOfDay(visit, group) })),
    pagination: { page, pages, href },
  })
}

function wordsOf(
  { agent, actor, organisation }: OrganisationVisit,
  total: number,
  { page, pages }: { page: number; pages: number },
) {
  const heading =
    total === 0 ? 'Aucun rendez-vous à compléter' : typo(`${plural(total, 'rendez-vous', 'rendez-vous')} à compléter`)
  const where = actor.roles.length > 1 ? ', dans toutes vos organisations' : ''
  return {
    title: pages > 1 ? `${heading}, page ${page} sur ${pages}` : heading,
    heading,
    about: `De ${displayName(agent)}${where}.${total > 1 ? ' Du plus récent au plus ancien.' : ''}`,
    caption: `RDV à compléter ${ofPerson(displayName(agent))}, du plus récent au plus ancien`,
    back: { href: agendaPath({ organisationId: organisation.id, agentId: agent.id }), text: 'Agenda' },
  }
}

/** A whole day goes through a page of names. */
function linkOfDay({ organisation }: OrganisationVisit, { day, title, rows }: RowGroup) {
  const isWorthIt = rows.filter(({ deeds }) => deeds.some(({ fields }) => fields)).length > 1
  const href = journeeACompleterPath({ organisationId: organisation.id, day })
  return isWorthIt ? { href, text: 'Tous ont eu lieu…', hidden: `: ${title}` } : null
}
