import type { Request } from 'express'
import { findHold } from '#domain/booking/hold/hold-queries.ts'
import { findTitle } from '#domain/booking/rdv/rdv-title-queries.ts'
import { findOpenLieu } from '#domain/territory/lieu/lieu-queries.ts'
import { findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { wantedAddress } from '#web/shared/return-to.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { type BookingRecap, bookingRecapOf } from '../prise-de-rdv/booking-recap.ts'
import { startOf } from '../prise-de-rdv/chosen-start.ts'
import { weekPath } from '../prise-de-rdv/lost-creneau.ts'
import { nouvelleEtapePath, recherchePath } from '../prise-de-rdv/paths.ts'
import { wizardAnswersOf } from '../prise-de-rdv/wizard-answers.ts'

/** The rdv being taken, beside the pages that ask who takes it. */
export type WantedRdv = { recap: BookingRecap | null; changeHour: string; zone: string }

const NONE: WantedRdv = { recap: null, changeHour: recherchePath(), zone: 'Europe/Paris' }

/** Read in the address that sent here; whether it is still free is looked at afterwards. */
export async function findWantedRdv(req: Request): Promise<WantedRdv> {
  const answers = answersWanted(req)
  const motif = answers?.parcours.motif_id ? await findChosenMotif(answers.parcours.motif_id) : null
  if (!answers || !motif || motif.followUp) return NONE

  const { parcours, collectifId } = answers
  const zone = motif.organisation.territoire.timeZone
  const startsAt = startOf(parcours.starts_at, zone)?.toZonedDateTimeISO(zone)
  if (!startsAt) return NONE
  const now = Temporal.Now.instant()
  const lieu = parcours.lieu_id ? await findOpenLieu(parcours.lieu_id, now) : null
  const hold = await findHold({ sessionDigest: browserDigest(req), motifId: motif.id, now })
  const title = collectifId === null ? null : await findTitle(collectifId)
  const endsAt =
    hold?.endsAt.toZonedDateTimeISO(zone) ?? startsAt.add({ minutes: parcours.duration ?? motif.defaultDurationInMin })
  const recap = bookingRecapOf({ ...answers, motif, lieu, startsAt, endsAt, title, hold })
  return { recap, changeHour: weekPath(parcours, startsAt.toPlainDate()), zone }
}

function answersWanted(req: Request) {
  const wanted = wantedAddress(req)
  if (!wanted?.startsWith(`${nouvelleEtapePath()}?`)) return null
  const parse: (text: string) => unknown = req.app.get('query parser fn')
  const query = parse(wanted.slice(wanted.indexOf('?') + 1))
  return typeof query === 'object' && query !== null ? wizardAnswersOf({ ...query }) : null
}
