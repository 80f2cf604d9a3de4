import type { Request, Response } from 'express'
import { findWeek, type Who } from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { findOrganisation } from '#domain/territory/organisation/organisation-queries.ts'
import { page } from '../page.ts'
import * as collectif from './collectif.ts'
import { lieuxOfInvitation } from './invited-search.ts'
import { lieuxOf } from './lieux-found.ts'
import { motifsOf } from './motifs-found.ts'
import { saysNothingFound } from './nothing-found.ts'
import type { Parcours } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'
import { agentNamesOf, alternativesOf, type CreneauWeek, placeOf, weekPageOf } from './week-page.ts'
import { whoOf } from './who.ts'

export type CreneauPage = CreneauWeek & {
  recap: RecapRow[]
  phone: string | null
  alternatives: { title: string; href: string; text: string }[]
}

const creneauPage = page<CreneauPage>('usagers/prise-de-rdv/creneau')

/** A week of hours at one lieu or with one organisation, or the rdvs collectifs to join. */
export async function show(req: Request, res: Response, reached: Reached) {
  const motif = reached.motifs[0]
  if (motif?.collectif) return collectif.show(req, res, reached)
  if (!motif) throw new Error('the créneau step has a motif')

  const { parcours, now } = reached
  const who = whoOf(req, parcours)
  const from = firstDay(parcours, now.toZonedDateTimeISO(motif.timeZone).toPlainDate())
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const organisation = lieu ? null : await findOrganisation(motif.organisationId)
  const week = await findWeek({ motif, from: from.toString(), now, who, ...(lieu ? { lieuId: lieu.id } : {}) })
  const isEmpty = week.days.every(({ starts }) => starts.length === 0)
  if (isEmpty && week.next === null && (await saysNothingFound(req, res, reached))) return
  const others = isEmpty && lieu ? await lieuxElsewhere(req, reached, who) : []
  const agentNames = motif.followUp ? await agentNamesOf(week) : null

  creneauPage(req, res, {
    ...weekPageOf({ parcours, motif, week, from, now, agentNames }),
    recap: recapOf(parcours, { motif, place: placeOf(lieu, organisation) }),
    phone: lieu?.phoneNumber ?? organisation?.phoneNumber ?? null,
    alternatives: alternativesOf(parcours, others),
  })
}

/** The same motif in other lieux, for somebody who finds nothing in the one he chose. */
async function lieuxElsewhere(req: Request, { parcours, now }: Reached, who: Who) {
  const anywhere = { ...parcours, lieu_id: undefined }
  const found = await lieuxOf({
    parcours: anywhere,
    motifs: await motifsOf(req, anywhere, now),
    now,
    who,
    among: lieuxOfInvitation(req),
  })
  return found.filter(({ lieu }) => lieu.id !== parcours.lieu_id)
}

/** A day already past shows today. */
function firstDay({ date }: Parcours, today: Temporal.PlainDate) {
  const asked = date ? Temporal.PlainDate.from(date) : today
  return Temporal.PlainDate.compare(asked, today) < 0 ? today : asked
}
