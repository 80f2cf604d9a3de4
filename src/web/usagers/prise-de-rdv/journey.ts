import type { Request, Response } from 'express'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import type { Hold } from '#domain/booking/hold/hold.ts'
import { findRdvTaken } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import {
  type BookingFile,
  findBookingFile,
  listPersons,
  type Person,
} from '#domain/people/usager/booking-file-queries.ts'
import type { SessionUsager } from '#domain/people/usager/session-usager-queries.ts'
import { findOpenLieu, type LieuShown } from '#domain/territory/lieu/lieu-queries.ts'
import { type ChosenMotif, findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { say } from '#lib/say.ts'
import { flash, information } from '#web/shared/flash.ts'
import { invitationOf } from '../invited.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { currentUsager, usagerActor } from '../session.ts'
import { findChoice } from './chosen-rdv.ts'
import { startOf } from './chosen-start.ts'
import type { EtapeAddress } from './etape-address.ts'
import { askedEtape } from './invited-search.ts'
import { sayLost } from './lost-creneau.ts'
import { motifsOf } from './motifs-found.ts'
import { type Parcours, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'

/** All that the last pages of a booking show and ask, looked at again on each of them. */
export type Journey = EtapeAddress & {
  motif: ChosenMotif
  lieu: LieuShown | null
  startsAt: Temporal.ZonedDateTime
  endsAt: Temporal.ZonedDateTime
  /** Title of a rdv collectif. */
  title: string | null
  hold: Hold | null
  usager: SessionUsager
  actor: UsagerActor
  file: BookingFile
  /** Whom the rdv may be for, oneself first. */
  persons: Person[]
  now: Temporal.Instant
}

/** Null: the request is answered, since what was chosen cannot be booked. */
export async function requireJourney(req: Request, res: Response): Promise<Journey | null> {
  const answers = askedEtape(req)
  const motif = answers.parcours.motif_id ? await findChosenMotif(answers.parcours.motif_id) : null
  if (!motif) return searchAgain(res, answers.parcours)

  const zone = motif.organisation.territoire.timeZone
  const parcours = complete(answers.parcours, motif)
  const startsAt = startOf(parcours.starts_at, zone)
  if (!startsAt && answers.collectifId === null) return searchAgain(res, parcours)
  if (motif.restrictionForRdv && !parcours.restriction_lue) return searchAgain(res, onDayOf(startsAt, zone, parcours))

  const now = Temporal.Now.instant()
  if (!(await isInvitedTo(req, { parcours, motifId: motif.id, now })))
    return searchAgain(res, { ...parcours, motif_id: undefined })
  const isConfirming = req.method === 'POST' && answers.step === 'confirmation'
  const choice = await findChoice(req, { parcours, collectifId: answers.collectifId, startsAt, isConfirming, now })
  if (!choice.ok) {
    if (startsAt && (await openTaken(req, res, { motifId: motif.id, startsAt }))) return null
    sayLost(req, res, choice.reason, parcours, (startsAt ?? now).toZonedDateTimeISO(zone).toPlainDate())
    return null
  }
  const { hold, lieuId, title } = choice
  const times = { startsAt: choice.startsAt.toZonedDateTimeISO(zone), endsAt: choice.endsAt.toZonedDateTimeISO(zone) }
  const lieu = lieuId === null ? null : await findOpenLieu(lieuId, now)
  return { ...answers, parcours, motif, lieu, hold, title, ...times, ...(await whoIsThere(req)), now }
}

type Chosen = { parcours: Parcours; motifId: number; now: Temporal.Instant }

/** An invitation opens what its search finds, and no other motif of an address. */
async function isInvitedTo(req: Request, { parcours, motifId, now }: Chosen) {
  if (!invitationOf(req)) return true
  return (await motifsOf(req, parcours, now)).some(({ id }) => id === motifId)
}

/** Back from a rdv just taken: it is shown, rather than said to be taken. */
async function openTaken(req: Request, res: Response, chosen: { motifId: number; startsAt: Temporal.Instant }) {
  const rdv = await findRdvTaken(usagerActor(req), chosen)
  if (!rdv || usagerRdvRules.show(usagerActor(req), rdv)) return false
  flash(req, information(say('Vous avez déjà ce rendez-vous.')))
  res.redirect(303, rdvPath({ rdvId: rdv.id }))
  return true
}

async function whoIsThere(req: Request) {
  const usager = currentUsager(req)
  const actor = usagerActor(req)
  const familyIds = actor.session.kind === 'invitation' ? [actor.id] : actor.familyIds
  const [file, persons] = await Promise.all([findBookingFile(usager.id), listPersons(usager.id, familyIds)])
  return { usager, actor, file, persons }
}

/** An answer that was not given, or a condition that was not read: the search asks. */
function searchAgain(res: Response, parcours: Parcours) {
  res.redirect(303, recherchePath({}, queryOf(parcours)))
  return null
}

/** Links of partners name the motif and the lieu only: the way back to the search wants where one is. */
const complete = (parcours: Parcours, { locationType, organisation }: ChosenMotif): Parcours => ({
  ...parcours,
  departement: parcours.departement ?? organisation.territoire.departementNumber,
  ...(locationType === 'public_office' || parcours.public_link_organisation_id
    ? {}
    : { user_selected_organisation_id: organisation.id }),
})

const onDayOf = (startsAt: Temporal.Instant | null, zone: string, parcours: Parcours): Parcours =>
  startsAt ? { ...parcours, date: startsAt.toZonedDateTimeISO(zone).toPlainDate().toString() } : parcours

/** Whom he chose, among those he may choose; himself when there is nobody else. */
export function chosenPersons({ parcours, persons }: Pick<Journey, 'parcours' | 'persons'>, several: boolean) {
  const chosen = persons.filter(({ id }) => parcours.user_ids?.includes(id))
  if (chosen.length === 0) return persons.length === 1 ? persons : []
  return several ? chosen : chosen.slice(0, 1)
}
