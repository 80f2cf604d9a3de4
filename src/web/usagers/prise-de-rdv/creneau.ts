import { findWeek } from '#domain/booking/creneau/find-creneaux.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { findOrganisation } from '#domain/territory/organisation/organisation-queries.ts'
import { localDay } from '#lib/zone.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import * as collectif from './collectif.ts'
import { forWhom } from './for-whom.ts'
import { lieuxOf } from './lieux-found.ts'
import { motifsOf } from './motifs-found.ts'
import { whyNothingFound } from './nothing-found.ts'
import type { Parcours } from './parcours.ts'
import type { Reached } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { agentNamesOf, alternativesOf, type CreneauWeek, placeOf, weekPageOf } from './week-page.ts'

type CreneauPage = CreneauWeek & {
  recap: Recap | null
  phone: string | null
  alternatives: { title: string; href: string; text: string }[]
}

const creneauPage = page<CreneauPage>('usagers/prise-de-rdv/creneau')

/** A week of hours at one lieu or with one organisation, or the rdvs collectifs to join. */
export async function show(reached: Reached) {
  const motif = reached.motifs[0]
  if (!motif) throw new Error('the créneau step has a motif')
  return motif.collectif ? collectif.show(reached, motif) : showWeek(reached, motif)
}

async function showWeek(reached: Reached, motif: MotifFound) {
  const { visit, parcours } = reached
  const { now } = visit
  const from = firstDay(parcours, localDay(now, motif.timeZone))
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const organisation = lieu ? null : await findOrganisation(motif.organisationId)
  const asked = { motif, from: from.toString(), now, who: forWhom(visit, parcours) }
  const week = await findWeek({ ...asked, ...(lieu ? { lieuId: lieu.id } : {}) })
  const agentNames = motif.followUp ? await agentNamesOf(week) : null
  const shown = weekPageOf({ parcours, motif, week, now, agentNames })
  const instead = shown.isEmpty && !shown.firstFree ? await whyNothingFound(reached) : null
  if (instead) return instead

  return showPage(creneauPage, {
    ...shown,
    recap: recapOf(parcours, { motif, place: placeOf(lieu, organisation) }),
    phone: lieu?.phoneNumber ?? organisation?.phoneNumber ?? null,
    alternatives: alternativesOf(parcours, shown.isEmpty && lieu ? await lieuxElsewhere(reached) : []),
  })
}

/** The same motif in other lieux, for somebody who finds nothing in the one he chose. */
async function lieuxElsewhere({ visit, parcours, again }: Reached) {
  const anywhere = { ...parcours, lieu_id: undefined }
  const found = await lieuxOf({ visit, again, parcours: anywhere, motifs: await motifsOf(visit, anywhere) })
  return found.filter(({ lieu }) => lieu.id !== parcours.lieu_id)
}

/** A day already past shows today. */
function firstDay({ date }: Parcours, today: Temporal.PlainDate) {
  const asked = date ? Temporal.PlainDate.from(date) : today
  return Temporal.PlainDate.compare(asked, today) < 0 ? today : asked
}
