import type { Request } from 'express'
import { findHold } from '#domain/booking/hold/hold-queries.ts'
import { findComingCollectif } from '#domain/booking/rdv/coming-collectif-queries.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { type ChosenMotif, findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { readQuery } from '#web/shared/query.ts'
import { wantedAddress } from '#web/shared/return-to.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import type { Visit } from '#web/shared/visit.ts'
import { type Needs, needsOf } from '../prise-de-rdv/booking-needs.ts'
import { bookingRecapOf } from '../prise-de-rdv/booking-recap.ts'
import { askedChoice, type ChoiceAddress } from '../prise-de-rdv/choice-address.ts'
import { startOf } from '../prise-de-rdv/chosen-start.ts'
import { weekHref } from '../prise-de-rdv/lost-creneau.ts'
import { nouvelleConfirmationPath, recherchePath } from '../prise-de-rdv/paths.ts'
import type { Recap } from '../prise-de-rdv/recap.ts'
import { homeHref, homeRow, type SoughtHome, soughtHomeOf } from '../prise-de-rdv/visited-home.ts'

/** The rdv being taken, beside the pages that ask who takes it. */
export type WantedRdv = {
  recap: Recap | null
  changeHour: string
  zone: string
  /** Where it is, and phone numbers are dialled as at home. */
  departement: string | null
  /** What its motif wants known; null: no rdv was chosen. */
  needs: Needs | null
  isCollectif: boolean
  /** Where a visit at home was sought. */
  sought: SoughtHome
  address: string | null
}

const NONE: WantedRdv = {
  recap: null,
  changeHour: recherchePath(),
  zone: 'Europe/Paris',
  departement: null,
  needs: null,
  isCollectif: false,
  sought: { street: null, town: null },
  address: null,
}

/** The choice of the address that sent here, and whose hour is kept. */
export type Wanted = { choice: ChoiceAddress; sessionDigest: string }

/** Null: who asks came by himself. */
export function wantedOf(req: Request): Wanted | null {
  const wanted = wantedAddress(req)
  if (!wanted?.startsWith(`${nouvelleConfirmationPath()}?`)) return null
  const query = readQuery(req, wanted.slice(wanted.indexOf('?') + 1))
  return { choice: askedChoice(query, null), sessionDigest: browserDigest(req) }
}

/** Whether it is still free is looked at afterwards. */
export async function findWantedRdv(wanted: Wanted | null, { now, brand }: Visit): Promise<WantedRdv> {
  if (!wanted) return NONE
  const { parcours, collectifId } = wanted.choice
  const motif = parcours.motif_id ? await findChosenMotif(parcours.motif_id, 'usager') : null
  if (!motif || motif.followUp) return NONE

  const shown = await findShown(wanted, motif, now)
  const needs = needsOf(motif, brand)
  const { departementNumber: departement } = motif.organisation.territoire
  const sought = soughtHomeOf(parcours)
  const address = sought.town ? null : (parcours.address ?? null)
  return { ...NONE, ...shown, departement, needs, isCollectif: collectifId !== null, sought, address }
}

async function findShown(wanted: Wanted, motif: ChosenMotif, now: Temporal.Instant) {
  const { choice } = wanted
  const { parcours, collectifId } = choice
  const zone = motif.organisation.territoire.timeZone
  const at = collectifId === null ? await findTimes(wanted, motif, now) : await findWorkshop(collectifId, motif, now)
  if (!at) return { zone }
  const named = at.lieuId === null ? null : await findOpenLieu(at.lieuId, now)
  const lieu = named?.organisationId === motif.organisation.id ? named : null
  const [startsAt, endsAt] = [at.startsAt.toZonedDateTimeISO(zone), at.endsAt.toZonedDateTimeISO(zone)]
  const { street } = soughtHomeOf(parcours)
  const home = motif.locationType === 'home' && street ? homeRow({ value: street }, homeHref(parcours)) : null
  const recap = bookingRecapOf(
    { ...choice, motif, lieu, startsAt, endsAt, title: at.title, hold: at.hold, receivedBy: null },
    home,
  )
  return { recap, changeHour: weekHref(parcours, startsAt.toPlainDate()), zone }
}

/** The start of the address, with the end that its hold keeps. */
async function findTimes({ choice: { parcours }, sessionDigest }: Wanted, motif: ChosenMotif, now: Temporal.Instant) {
  const startsAt = startOf(parcours.starts_at, motif.organisation.territoire.timeZone)
  if (!startsAt) return null
  const hold = await findHold({ sessionDigest, motifId: motif.id, now })
  const endsAt = hold?.endsAt ?? startsAt.add({ minutes: parcours.duration ?? motif.defaultDurationInMin })
  return { startsAt, endsAt, lieuId: parcours.lieu_id ?? null, title: null, hold }
}

async function findWorkshop(rdvId: number, { id: motifId }: ChosenMotif, now: Temporal.Instant) {
  const rdv = await findComingCollectif({ rdvId, motifId, now })
  return rdv && { ...rdv, hold: null }
}
