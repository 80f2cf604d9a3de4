import type { Request } from 'express'
import { findHold } from '#domain/booking/hold/hold-queries.ts'
import { findTitle } from '#domain/booking/rdv/rdv-title-queries.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { readQuery } from '#web/shared/query.ts'
import { wantedAddress } from '#web/shared/return-to.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { bookingRecapOf } from '../prise-de-rdv/booking-recap.ts'
import { startOf } from '../prise-de-rdv/chosen-start.ts'
import { askedEtape, type EtapeAddress } from '../prise-de-rdv/etape-address.ts'
import { weekHref } from '../prise-de-rdv/lost-creneau.ts'
import { nouvelleEtapePath, recherchePath } from '../prise-de-rdv/paths.ts'
import type { Recap } from '../prise-de-rdv/recap.ts'

/** The rdv being taken, beside the pages that ask who takes it. */
export type WantedRdv = { recap: Recap | null; changeHour: string; zone: string }

const NONE: WantedRdv = { recap: null, changeHour: recherchePath(), zone: 'Europe/Paris' }

/** The answers of the address that sent here, and whose hour is kept. */
export type Wanted = { answers: EtapeAddress; sessionDigest: string }

/** Null: who asks came by himself. */
export function wantedOf(req: Request): Wanted | null {
  const wanted = wantedAddress(req)
  if (!wanted?.startsWith(`${nouvelleEtapePath()}?`)) return null
  const query = readQuery(req, wanted.slice(wanted.indexOf('?') + 1))
  return { answers: askedEtape(query, null), sessionDigest: browserDigest(req) }
}

/** Whether it is still free is looked at afterwards. */
export async function findWantedRdv(wanted: Wanted | null, now: Temporal.Instant): Promise<WantedRdv> {
  if (!wanted) return NONE
  const { answers, sessionDigest } = wanted
  const motif = answers.parcours.motif_id ? await findChosenMotif(answers.parcours.motif_id) : null
  if (!motif || motif.followUp) return NONE

  const { parcours, collectifId } = answers
  const zone = motif.organisation.territoire.timeZone
  const startsAt = startOf(parcours.starts_at, zone)?.toZonedDateTimeISO(zone)
  if (!startsAt) return NONE
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const hold = await findHold({ sessionDigest, motifId: motif.id, now })
  const title = collectifId === null ? null : await findTitle(collectifId)
  const endsAt =
    hold?.endsAt.toZonedDateTimeISO(zone) ?? startsAt.add({ minutes: parcours.duration ?? motif.defaultDurationInMin })
  const recap = bookingRecapOf({ ...answers, motif, lieu, startsAt, endsAt, title, hold })
  return { recap, changeHour: weekHref(parcours, startsAt.toPlainDate()), zone }
}
