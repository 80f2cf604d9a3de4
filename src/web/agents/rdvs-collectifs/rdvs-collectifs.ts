import type { Request, Response } from 'express'
import { findCollectifPage } from '#domain/booking/rdv/collectif-list-queries.ts'
import { MOST_COUNTED } from '#domain/booking/rdv/rdv-list.ts'
import { listRdvRows, type RdvRow } from '#domain/booking/rdv/rdv-row-queries.ts'
import { listCollectifMotifsToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { isoDay } from '#lib/day.ts'
import { date, plural } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { page as pageOf } from '../page.ts'
import { type RowGroup, rowGroups, whoOf } from '../rdvs/rdv-row.ts'
import { isOpenToMore, seatsInWords } from '../seats-words.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { type CollectifsAddress, collectifsQuery, readCollectifsAddress } from './collectifs-address.ts'
import { inscriptionCollectifPath, motifsCollectifsPath, rdvsCollectifsPath } from './paths.ts'

type Option = { value: number; text: string }

export type CollectifsPage = {
  about: string
  caption: string
  groups: RowGroup[]
  filters: { action: string; motifs: Option[]; motifId: number | null; from: string; withRemainingSeats: boolean }
  pagination: { page: number; pages: number; href: (page: number) => string }
  create: string
  /** None was found: of all, or by these filters. */
  empty: { title: string; text: string } | null
}

const collectifsPage = pageOf<CollectifsPage>('agents/rdvs-collectifs/rdvs-collectifs')

const A_PAGE = 25

export async function index(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const { actor, organisation } = visit
  const address = readCollectifsAddress(req.query)
  const asked = {
    organisationId: organisation.id,
    filters: filtersOf(visit, address),
    page: address.page,
    size: A_PAGE,
  }
  const listed = await findCollectifPage(actor, asked)
  if (listed.ids.length === 0 && address.page > 1) {
    const first = collectifsQuery({ ...address, page: 1 })
    return res.redirect(303, rdvsCollectifsPath({ organisationId: organisation.id }, first))
  }
  const [rows, motifs] = await Promise.all([listRdvRows(listed.ids), listCollectifMotifsToBook(actor, organisation.id)])
  collectifsPage(req, res, contentOf(visit, { address, rows, motifs, total: listed.total }))
}

/** From a day on; without one, from now on. */
const filtersOf = ({ now, timeZone }: OrganisationVisit, { from, motifId, withRemainingSeats }: CollectifsAddress) => ({
  from: from === null ? now : Temporal.PlainDate.from(from).toZonedDateTime(timeZone).toInstant(),
  motifId,
  withRemainingSeats,
})

type Listed = { address: CollectifsAddress; rows: RdvRow[]; motifs: { id: number; name: string }[]; total: number }

function contentOf(visit: OrganisationVisit, { address, rows, motifs, total }: Listed) {
  const { organisation, now, timeZone } = visit
  const here = { organisationId: organisation.id }
  const zone = zoneOf(timeZone)
  const isFiltered = address.from !== null || address.motifId !== null || address.withRemainingSeats
  return {
    title: 'RDV collectifs',
    about: aboutOf(address, total, timeZone),
    caption: 'RDV collectifs, du plus proche au plus lointain',
    groups: groupsOf(visit, rows),
    filters: {
      action: rdvsCollectifsPath(here),
      motifs: motifs.map(({ id, name }) => ({ value: id, text: name })),
      motifId: address.motifId,
      from: address.from ?? isoDay(zone.dayOf(now.epochMilliseconds)),
      withRemainingSeats: address.withRemainingSeats,
    },
    pagination: {
      page: address.page,
      pages: Math.ceil(Math.min(total, MOST_COUNTED) / A_PAGE),
      href: (page: number) => rdvsCollectifsPath(here, collectifsQuery({ ...address, page })),
    },
    create: motifsCollectifsPath(here),
    empty: rows.length > 0 ? null : isFiltered ? NONE_FOUND : NONE,
  }
}

const NONE = {
  title: 'Aucun RDV collectif à venir',
  text: 'Un rendez-vous collectif réunit plusieurs usagers autour d’un même motif : un atelier, une réunion d’information.',
}
const NONE_FOUND = {
  title: 'Aucun RDV collectif ne correspond',
  text: 'Changez de date ou de motif, ou montrez aussi ceux qui sont complets.',
}

function aboutOf({ from }: CollectifsAddress, total: number, timeZone: string) {
  const since =
    from === null
      ? 'à venir'
      : `à partir du ${date(Temporal.PlainDate.from(from).toZonedDateTime(timeZone).toInstant(), timeZone)}`
  const count =
    total > MOST_COUNTED ? `Plus de ${MOST_COUNTED} RDV collectifs` : plural(total, 'RDV collectif', 'RDV collectifs')
  return sentence(typo(`${count} ${since}`))
}

/** Each under its day, with its seats and how somebody is added. */
function groupsOf({ actor, now, organisation, organisations }: OrganisationVisit, rows: RdvRow[]): RowGroup[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const groups = rowGroups(rows, { actor, now, organisationId: organisation.id, organisations })
  return groups.map(({ rows: shown, ...group }) => ({
    ...group,
    rows: shown.map((row) => {
      const rdv = row.kind === 'rdv' ? byId.get(row.id) : undefined
      return rdv ? { ...row, mention: seatsInWords(rdv), deeds: deedsOf(rdv) } : row
    }),
  }))
}

const deedsOf = (rdv: RdvRow) =>
  isOpenToMore(rdv)
    ? [
        {
          text: 'Ajouter un participant',
          hidden: typo(`: ${whoOf(rdv)}`),
          href: inscriptionCollectifPath({ organisationId: rdv.organisationId, rdvId: rdv.id }),
          fields: null,
        },
      ]
    : []
