import type { Request, Response } from 'express'
import { z } from 'zod'
import {
  CONSULTATIONS_A_PAGE,
  type ConsultationSeen,
  countConsultations,
  listConsultations,
} from '#domain/journal/journal/consultation-queries.ts'
import { findTerritoireInWords } from '#domain/journal/journal/territoire-queries.ts'
import { displayName } from '#lib/names.ts'
import { dateTimeNumeric } from '#lib/spoken-words.ts'
import { pageNumber } from '#web/shared/address-values.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { page } from '../page.ts'
import { consultationsPath } from './paths.ts'
import { screenWords } from './screen-words.ts'

type Line = { cells: { text: string | null; header?: true; mention?: string | null }[] }
type Content = {
  territoire: string
  rows: Line[]
  total: number
  /** The search, which the bar above has too. */
  names: { action: string; value: string }
  pagination: { page: number; pages: number; href: (page: number) => string }
  back: string
}
const consultationsPage = page<Content>('agents/consultations/consultations')

const wanted = z.object({
  nom: z.string().trim().max(100).catch(''),
  page: pageNumber,
})

/** Who was shown which file, for those who answer for the territoire. */
export async function index(req: Request, res: Response) {
  const territoireId = idOf(req.params.territoireId)
  const territoire = found(await findTerritoireInWords(territoireId))
  const { nom: name, page: number } = wanted.parse(req.query)
  const [seen, total] = await Promise.all([
    listConsultations({ territoireId, name, page: number }),
    countConsultations({ territoireId, name }),
  ])
  const action = consultationsPath({ territoireId })
  const href = (at: number) => consultationsPath({ territoireId }, { ...(name ? { nom: name } : {}), page: at })
  consultationsPage(req, res, {
    title: 'Consultations des fiches d’usagers',
    territoire: territoire.name,
    rows: seen.map((one) => lineOf(one, territoire.timeZone)),
    total,
    names: { action, value: name },
    pagination: { page: number, pages: Math.ceil(total / CONSULTATIONS_A_PAGE), href },
    back: organisationsPath(),
  })
}

const lineOf = (seen: ConsultationSeen, zone: string): Line => ({
  cells: [
    { text: dateTimeNumeric(Temporal.Instant.fromEpochMilliseconds(seen.createdAt.getTime()), zone) },
    { text: seen.actorName, header: true, mention: seen.serviceName },
    { text: fileOf(seen) },
    { text: screenWords[seen.screen] },
    { text: seen.organisation },
  ],
})

function fileOf({ usagerFirstName, usagerLastName, usagersCount }: ConsultationSeen) {
  if (usagersCount !== null) return usagersCount > 1 ? `${usagersCount} usagers` : `${usagersCount} usager`
  if (usagerLastName === null) return 'Fiche supprimée'
  return displayName({ firstName: usagerFirstName, lastName: usagerLastName })
}
