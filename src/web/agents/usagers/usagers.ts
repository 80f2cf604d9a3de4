import type { Request, Response } from 'express'
import { z } from 'zod'
import { listUsagers, USAGERS_A_PAGE, type UsagerListed } from '#domain/people/usager/usager-list-queries.ts'
import { displayName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { age, dayNumeric, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { localDay } from '#lib/zone.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import type { AgentLayoutContext } from '#web/shared/layout.ts'
import { searchBar } from '../agent-layout.ts'
import { wizardPath } from '../nouveau-rdv/paths.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { editUsagerPath, newUsagerPath, usagersPath } from './paths.ts'
import { listName } from './person-words.ts'

type Cell = {
  text: string
  href?: string
  header?: true
  hidden?: string
  badge?: { text: string; classes: string } | null
}

type Content = {
  term: string
  about: string
  rows: { cells: Cell[] }[]
  pagination: { page: number; pages: number; href: (page: number) => string }
  search: AgentLayoutContext['search']
  creation: string
}

const usagersPage = page<Content>('agents/usagers/usagers')

const wanted = z.object({ page: pageNumber, search: z.string().trim().max(200).catch('') })

/** Usagers of the organisation by name, or those whom a search finds. A list is no consultation. */
export async function index(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const { actor, organisation, now, timeZone } = visit
  const organisationId = organisation.id
  const { page: at, search: term } = wanted.parse(req.query)
  const { usagers, total } = await listUsagers({ actor, organisationId, term, page: at })
  const pages = Math.ceil(total / USAGERS_A_PAGE)
  const today = localDay(now, timeZone)
  usagersPage(req, res, {
    title: pages > 1 ? `Usagers, page ${at} sur ${pages}` : 'Usagers',
    term,
    about: aboutWords(visit, total, term),
    rows: usagers.map((usager) => ({ cells: cellsOf(usager, organisationId, today) })),
    pagination: { page: at, pages, href: (to) => usagersPath({ organisationId }, { search: term, page: to }) },
    search: searchBar(organisationId, term),
    creation: newUsagerPath({ organisationId }, { term }),
  })
}

function aboutWords({ organisation }: OrganisationVisit, total: number, term: string) {
  const counted = plural(total, 'usager', 'usagers')
  return typo(
    term === ''
      ? `${organisation.name}, ${counted} par ordre alphabétique`
      : `${counted} pour « ${term} », par ordre alphabétique`,
  )
}

function cellsOf(usager: UsagerListed, organisationId: number, today: Temporal.PlainDate): Cell[] {
  const { id: usagerId, birthDate, phoneNumber, email, isProche } = usager
  const birth = birthDate && Temporal.PlainDate.from(birthDate)
  return [
    {
      text: listName(usager),
      href: editUsagerPath({ organisationId, usagerId }),
      header: true,
      badge: isProche ? { text: 'Proche', classes: 'fr-ml-1w' } : null,
    },
    { text: birth ? `${dayNumeric(birth)} (${age(birth, today)})` : '–' },
    { text: phoneNumber ? phone(phoneNumber) : '–' },
    { text: email ?? '–' },
    {
      text: 'Nouveau RDV',
      href: wizardPath({ organisationId }, { user_ids: [usagerId] }),
      hidden: `avec ${displayName(usager)}`,
    },
  ]
}
