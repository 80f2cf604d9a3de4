import type { Request, Response } from 'express'
import { z } from 'zod'
import { mostTaken } from '#domain/booking/plafond/plafond-queries.ts'
import { countRefus, listRefus, REFUS_A_PAGE, type RefusSeen } from '#domain/booking/plafond/refus-queries.ts'
import { fullName } from '#lib/names.ts'
import { dateTimeNumeric } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import { page } from '../page.ts'
import { recherchePath } from '../recherche/paths.ts'
import { SUBMITTED } from '../recherche/search-address.ts'
import { organisationVisitOf } from '../visit.ts'
import { refusPath } from './paths.ts'
import { plafondForAgents } from './plafond-words.ts'

type Line = { cells: { text: string; header?: true; mention?: string | null; href?: string; hidden?: string }[] }
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
    rows: refus.map((one) => lineOf(one, organisation.id, timeZone)),
    pagination: {
      page: number,
      pages: Math.ceil(total / REFUS_A_PAGE),
      href: (at) => refusPath({ organisationId }, { page: at }),
    },
  })
}

const lineOf = ({ createdAt, usager, motif, plafond }: RefusSeen, organisationId: number, zone: string): Line => ({
  cells: [
    { text: dateTimeNumeric(createdAt.toTemporalInstant(), zone) },
    usager
      ? { text: fullName(usager), header: true }
      : { text: 'Personne inconnue ici', header: true, mention: 'Sa fiche n’est pas ouverte à votre organisation.' },
    { text: motif.name },
    { text: plafondForAgents(plafond, mostTaken()) },
    usager ? newRdvCell({ organisationId, motifId: motif.id, usager }) : { text: '' },
  ],
})

type Refused = { organisationId: number; motifId: number; usager: NonNullable<RefusSeen['usager']> }

/** For him, of that motif: his hour is all that is still to be chosen. */
const newRdvCell = ({ organisationId, motifId, usager }: Refused) => ({
  text: 'Trouver un RDV',
  hidden: typo(`pour ${fullName(usager)}`),
  href: recherchePath({ organisationId }, { motif_id: motifId, user_ids: [usager.id], ...SUBMITTED }),
})
