import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import * as procheRules from '#domain/people/proche/proche-rules.ts'
import {
  type BookingFile,
  findBookingFile,
  listPersons,
  type Person,
} from '#domain/people/usager/booking-file-queries.ts'
import { Answer } from '#web/shared/answer.ts'
import type { Asked } from '../file-form.ts'
import { type ChosenRdv, findChosenRdv } from './chosen-rdv.ts'
import type { EtapeAddress } from './etape-address.ts'
import { askedOf, mayShowFile } from './etape-questions.ts'
import type { JourneyVisit } from './search-visit.ts'

/** All that the last pages of a booking show and ask, looked at again on each of them. */
export type Journey = ChosenRdv & {
  file: BookingFile
  /** His file was there before he came by a code: nothing of it is shown, only what is missing is asked. */
  onlyEmpty: boolean
  asked: Asked
  /** Whom the rdv may be for, oneself first. */
  persons: Person[]
  several: boolean
  canAddProche: boolean
  /** Whether the page « Pour qui ? » has something to ask. */
  hasChoice: boolean
  /** Whom he chose, among those he may choose; himself when there is nobody else. */
  chosen: Person[]
}

/** An answer, when what was chosen cannot be booked. `isConfirming`: the booking looks by itself. */
export async function findJourney(
  visit: JourneyVisit,
  asked: EtapeAddress & { isConfirming: boolean },
): Promise<Journey | Answer> {
  const rdv = await findChosenRdv(visit, asked)
  if (rdv instanceof Answer) return rdv

  const { usager, actor, brand } = visit
  const [file, persons] = await Promise.all([findBookingFile(usager.id), listPersons(usager.id, familyOf(actor))])
  const several = brand.booksForSeveral && rdv.collectifId === null
  const canAddProche = procheRules.add(actor) === null
  const onlyEmpty = !mayShowFile(visit, file)
  return {
    ...rdv,
    file,
    onlyEmpty,
    asked: askedOf(visit, { motif: rdv.motif, file, onlyEmpty }),
    persons,
    several,
    canAddProche,
    hasChoice: persons.length > 1 || canAddProche,
    chosen: chosenAmong(persons, { ids: rdv.parcours.user_ids, several }),
  }
}

/** An invitation is for one person. */
const familyOf = ({ id, familyIds, session }: UsagerActor) => (session.kind === 'invitation' ? [id] : familyIds)

function chosenAmong(persons: Person[], { ids, several }: { ids: readonly number[] | undefined; several: boolean }) {
  const chosen = persons.filter(({ id }) => ids?.includes(id))
  if (chosen.length === 0) return persons.length === 1 ? persons : []
  return several ? chosen : chosen.slice(0, 1)
}
