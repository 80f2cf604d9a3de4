import type { Request, Response } from 'express'
import { z } from 'zod'
import { mostTaken } from '#domain/booking/plafond/plafond-queries.ts'
import { countRefus, listRefus, REFUS_A_PAGE, type RefusSeen } from '#domain/booking/plafond/refus-queries.ts'
import { fullName } from '#lib/names.ts'
import { dateTimeNumeric } from '#lib/spoken-words.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import { page } from '../page.ts'
import { organisationVisitOf } from '../visit.ts'
import { refusPath } from './paths.ts'
import { plafondForAgents } from './plafond-words.ts'

type Line = { cells: { text: string; header?: true; mention?: string | null }[] }
type Content = {
  place: string
  rows: Line[]
  pagination: { page: number; pages: number; href: (page: number) => string }
}
const refusPage = page<Content>('agents/refus/refus')

const wanted = z.object({ page: pageNumber })

/** Who was refused online because of what he had taken: agents are not limited, and may book for him. A list is no consultation. */
export async function index(req: Request, res: Response) {
  const { actor, organisation, timeZone } = organisationVisitOf(req)
  const { id: organisationId, name } = organisation
  const { page: number } = wanted.parse(req.query)
  const [refus, total] = await Promise.all([
    listRefus(actor, { organisationId, page: number }),
    countRefus(actor, organisationId),
  ])
  refusPage(req, res, {
    title: 'Réservations en ligne refusées',
    place: name,
    rows: refus.map((one) => lineOf(one, timeZone)),
    pagination: {
      page: number,
      pages: Math.ceil(total / REFUS_A_PAGE),
      href: (at) => refusPath({ organisationId }, { page: at }),
    },
  })
}

const lineOf = ({ createdAt, usager, motif, plafond }: RefusSeen, zone: string): Line => ({
  cells: [
    { text: dateTimeNumeric(createdAt.toTemporalInstant(), zone) },
    usager
      ? { text: fullName(usager), header: true }
      : { text: 'Personne inconnue ici', header: true, mention: 'Sa fiche n’est pas ouverte à votre organisation.' },
    { text: motif.name },
    { text: plafondForAgents(plafond, mostTaken()) },
  ],
})
