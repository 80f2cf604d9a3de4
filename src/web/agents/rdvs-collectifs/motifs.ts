import type { Request, Response } from 'express'
import { isAdminOf } from '#domain/actor/agent-actor.ts'
import { listCollectifMotifsToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { duration } from '#lib/spoken-words.ts'
import { page } from '../page.ts'
import { organisationVisitOf } from '../visit.ts'
import { nouveauRdvCollectifPath, rdvsCollectifsPath } from './paths.ts'

type Motif = { name: string; detail: string; href: string }
type Content = { back: string; motifs: Motif[]; empty: { title: string; text: string } }
const motifsPage = page<Content>('agents/rdvs-collectifs/motifs')

/** Of which motif the new one is. */
export async function index(req: Request, res: Response) {
  const { actor, organisation } = organisationVisitOf(req)
  const here = { organisationId: organisation.id }
  const motifs = await listCollectifMotifsToBook(actor, organisation.id)
  motifsPage(req, res, {
    title: 'Nouveau RDV collectif',
    back: rdvsCollectifsPath(here),
    motifs: motifs.map(({ id, name, service, defaultDurationInMin }) => ({
      name,
      detail: `${service.name}, ${duration(defaultDurationInMin)}`,
      href: nouveauRdvCollectifPath(here, { motif_id: id }),
    })),
    empty: {
      title: 'Aucun motif collectif',
      text: isAdminOf(actor, organisation.id)
        ? 'Un rendez-vous collectif a un motif collectif : créez-en un d’abord.'
        : 'Un rendez-vous collectif a un motif collectif : demandez à une personne qui administre l’organisation d’en créer un.',
    },
  })
}
