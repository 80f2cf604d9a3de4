import type { Request, Response } from 'express'
import { listConsultationsOfFamily } from '#domain/journal/journal/consultation-queries.ts'
import { say } from '#lib/say.ts'
import { day } from '#lib/spoken-words.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'
import { informationsPath } from './paths.ts'

type Content = { rows: { cells: { text: string | null; header?: true }[] }[]; back: string }
const consultationsPage = page<Content>('usagers/compte/consultations')

/** Who opened his file or those of his proches: the day, the organisation and the service, not the name. */
export async function index(req: Request, res: Response) {
  const { actor } = visitOf(req)
  const seen = await listConsultationsOfFamily(actor.familyIds)
  consultationsPage(req, res, {
    title: say('Qui a ouvert votre fiche'),
    back: informationsPath(),
    rows: seen.map(({ day: on, firstName, usagerId, organisation, serviceName }) => ({
      cells: [
        { text: day(on), header: true },
        { text: organisation ?? say('Équipe du site') },
        { text: serviceName },
        { text: usagerId === actor.id ? say('Votre fiche') : firstName },
      ],
    })),
  })
}
