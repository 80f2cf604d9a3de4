import type { Request, Response } from 'express'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { displayName, fullName } from '#lib/names.ts'
import { dateTime, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { notFound } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { rdvHref } from '../rdvs/rdv-address.ts'
import { rdvOf } from '../rdvs/rdv-editor.ts'
import { organisationVisitOf } from '../visit.ts'

type Content = {
  heading: string
  facts: string[]
  people: { name: string; mention: string | null }[]
  /** Lines left empty, for who comes without being on the list. */
  blanks: number
  back: string
}
const presencesPage = page<Content>('agents/rdvs-collectifs/presences')

const BLANKS = 3

/** Who is expected, to print and to sign: names alone, for it lies on a table. */
export function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  if (!rdv.motif.collectif) throw notFound()
  const { timeZone } = organisationVisitOf(req)
  const coming = rdv.participations.filter((one) => !isCancelled(one))
  presencesPage(req, res, {
    title: typo(`Feuille de présence : ${rdv.name ?? rdv.motif.name}`),
    heading: rdv.name ?? rdv.motif.name,
    facts: [
      dateTime(rdv.startsAt.toTemporalInstant(), timeZone),
      rdv.lieu ? `${rdv.lieu.name}, ${rdv.lieu.address}` : 'Sans lieu',
      typo(`Animé par ${rdv.agents.map(({ agent }) => displayName(agent)).join(', ')}`),
      plural(coming.length, 'inscrit'),
    ],
    people: coming.map(({ usager }) => ({
      name: fullName(usager),
      mention: usager.responsible ? typo(`Responsable : ${displayName(usager.responsible)}`) : null,
    })),
    blanks: BLANKS,
    back: rdvHref(rdv),
  })
}
