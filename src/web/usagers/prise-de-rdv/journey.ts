import type { Answers } from '#domain/account/verification/answers.ts'
import { findTyped } from '#domain/account/verification/verification-queries.ts'
import { lookAtPlafonds, NO_PLAFOND, type Plafonds } from '#domain/booking/plafond/look-at-plafonds.ts'
import {
  type BookingFile,
  findBookingFile,
  listPersons,
  type Person,
} from '#domain/people/usager/booking-file-queries.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { Answer } from '#web/shared/answer.ts'
import type { Asked } from '../file-form.ts'
import { type Needs, needsOf } from './booking-needs.ts'
import type { ChoiceAddress } from './choice-address.ts'
import { type ChosenRdv, findChosenRdv } from './chosen-rdv.ts'
import { choicesOf, personIdsOf } from './persons.ts'
import type { JourneyVisit } from './search-visit.ts'
import { homeIn, soughtHomeOf } from './visited-home.ts'
import type { WhomAsked } from './whom-form.ts'

/** All that the last page of a booking shows and asks, looked at again each time. */
export type Journey = ChosenRdv & {
  /** The créneau was not looked at: the booking does. */
  isConfirming: boolean
  file: BookingFile
  /** His file was there before he came by a code: nothing of it is shown, only what is missing is asked. */
  onlyEmpty: boolean
  needs: Needs
  /** Whom the rdv may be for, oneself first. */
  persons: Person[]
  /** Which of them have taken as much as one may online. */
  plafonds: Plafonds
  /** What he answered before his code, of this very rdv. */
  answers: Answers | null
  /** Null: he answered. */
  whom: WhomAsked | null
  /** What else is required, and not known. */
  asked: Asked
  /** Where a visit at home goes; null: it is asked, or the rdv is elsewhere. */
  home: string | null
}

/** An answer, when what was chosen cannot be booked. `isConfirming`: the booking looks by itself. */
export async function findJourney(
  visit: JourneyVisit,
  asked: ChoiceAddress & { isConfirming: boolean },
): Promise<Journey | Answer> {
  const rdv = await findChosenRdv(visit, asked)
  if (rdv instanceof Answer) return rdv

  const { usager, actor, brand } = visit
  const ids = personIdsOf(actor)
  const [file, persons, plafonds] = await Promise.all([
    findBookingFile(usager.id),
    listPersons(usager.id, ids),
    asked.isConfirming ? NO_PLAFOND : findPlafonds(visit, rdv, ids),
  ])
  const onlyEmpty = !mayShowFile(visit, file)
  const needs = needsOf(rdv.motif, brand)
  const known = { ...rdv, isConfirming: asked.isConfirming, file, onlyEmpty, needs, persons, plafonds }
  const whom = whomAsked(visit, known)
  const answers = await findAnswers(visit, known, whom)
  const home = needs.address ? homeOf(known, answers) : null
  const asks = fileAsked(visit, known, answers)
  return {
    ...known,
    answers,
    home,
    whom: answers ? null : whom,
    asked: { ...asks, requiredAddress: needs.address && home === null },
  }
}

/** Who takes the place of another takes no rdv more. */
const findPlafonds = ({ invited, now }: JourneyVisit, { motif, coming }: ChosenRdv, usagerIds: readonly number[]) =>
  coming.length > 0
    ? NO_PLAFOND
    : lookAtPlafonds({ booker: bookerOf(invited, motif.id), usagerIds, motifId: motif.id, now })

const JUST_NOW = { minutes: 40 }

/** A code proves an address, not that the file is his, unless this very code made it; never what his responsable gave. */
function mayShowFile({ actor, now }: JourneyVisit, file: BookingFile): boolean {
  if (actor.session.kind !== 'code') return true
  const isNew = Temporal.Instant.compare(file.createdAt.toTemporalInstant(), now.subtract(JUST_NOW)) > 0
  return file.createdThrough === 'booking_code' && isNew && file.responsible === null
}

type Known = Omit<Journey, 'answers' | 'whom' | 'asked' | 'home'>

function whomAsked({ usager, actor, brand }: JourneyVisit, { file, needs, persons, collectifId }: Known): WhomAsked {
  const proches = persons.filter(({ id }) => id !== usager.id)
  return {
    choices: choicesOf(
      actor,
      persons.map(({ id }) => id),
    ),
    several: brand.booksForSeveral && collectifId === null,
    self: {
      birth: needs.birth && needs.ages !== null && actor.session.kind !== 'invitation' && file.birthDate === null,
      ants: needs.ants && !file.antsPreDemandeNumber,
    },
    named: { birth: needs.birth, ants: needs.ants },
    numbers: needs.ants ? proches.filter(({ antsPreDemandeNumber }) => !antsPreDemandeNumber) : [],
  }
}

/** Which rdv the answers of a code were for: another one is asked about anew. */
export const rdvKey = ({ motif, collectifId, startsAt }: ChosenRdv) =>
  collectifId === null ? `${motif.id}:${startsAt.epochMilliseconds}` : `collectif:${collectifId}`

async function findAnswers({ actor, verification, sessionDigest }: JourneyVisit, rdv: Known, asked: WhomAsked) {
  if (actor.session.kind !== 'code' || !verification) return null
  if (verification.takenFor !== undefined && verification.takenFor !== rdvKey(rdv)) return null
  const typed = await findTyped(verification.id, sessionDigest)
  return typed?.isProved && typed.answers && isEnough(typed.answers, rdv, asked) ? typed.answers : null
}

/** They were given for another motif, maybe. */
function isEnough({ forSelf, named, ...own }: Answers, { needs }: Known, { several, self }: WhomAsked) {
  if (!(forSelf || named) || (forSelf && named && !several)) return false
  return !needs.ants || ((!forSelf || !self.ants || own.antsPreDemandeNumber) && (!named || named.antsPreDemandeNumber))
}

/** As it was sought; else in the town that was, as he wrote it; else that of a file that is his. */
function homeOf({ parcours, file, onlyEmpty }: Known, answers: Answers | null): string | null {
  const { street, town } = soughtHomeOf(parcours)
  if (street) return street
  const written = answers?.address ?? null
  if (town) return written && homeIn(written, town)
  return written ?? (onlyEmpty ? null : file.address)
}

/** What the rdv requires and nobody knows: the responsable of a proche may be called in his place. */
function fileAsked({ actor }: JourneyVisit, { file, needs }: Known, answers: Answers | null): Asked {
  const { session } = actor
  return {
    email: session.kind === 'invitation' && file.email === null && !file.responsible,
    requiredPhoneNumber: needs.phone && !file.phoneNumber && !file.responsible?.phoneNumber && !answers?.phoneNumber,
  }
}
