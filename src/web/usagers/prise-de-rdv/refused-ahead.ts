import { rdvIdsReachedBy, type UsagerActor, usagerActorOf } from '#domain/actor/usager-actor.ts'
import { lookAtPlafonds, type Plafonds } from '#domain/booking/plafond/look-at-plafonds.ts'
import type { PlafondReached } from '#domain/booking/plafond/plafond.ts'
import { refuseAhead } from '#domain/booking/plafond/refuse-booking.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import type { Journey } from './journey.ts'
import { contactsOf } from './motif-contacts.ts'
import { choicesOf, personIdsOf } from './persons.ts'
import { plafondInWords } from './plafond-words.ts'
import type { JourneyVisit, SearchVisit } from './search-visit.ts'
import { NAMED, SELF } from './whom-form.ts'

/** What stands against each answer to « Pour qui ». */
export const reachedBy = (plafonds: Plafonds, selfId: number) => (choice: string) =>
  choice === NAMED ? plafonds.ofNewcomer : plafonds.ofPerson(choice === SELF ? selfId : Number(choice))

/** When an hour is chosen by somebody known: no answer to « Pour qui » may be booked. It is kept for agents, and said. */
export async function refusedAtChoice(visit: SearchVisit, motif: MotifFound): Promise<Flash | null> {
  if (!visit.identified) return null
  const { usager, session } = visit.identified
  const actor = usagerActorOf(usager, session)
  const asked = { usagerIds: personIdsOf(actor), motifId: motif.id, now: visit.now }
  const plafonds = await lookAtPlafonds({ ...asked, booker: bookerOf(visit.invited, motif.id) })
  const reached = ofAll(choicesOf(actor), reachedBy(plafonds, actor.id))
  if (!reached) return null
  await refuseAhead(reached, { usagerIds: [actor.id], motif, now: visit.now })
  const [contact] = await contactsOf([motif])
  const called = contact ? { name: contact.name, phoneNumber: contact.phone } : null
  return plafondFlash(actor, plafondInWords(reached, motif.timeZone, called))
}

/** On the last page: nobody may be chosen, or the person who was named before may not. */
export function refusalOf({ whom, answers, plafonds }: Pick<Journey, 'whom' | 'answers' | 'plafonds'>, selfId: number) {
  const reached = reachedBy(plafonds, selfId)
  if (whom) return ofAll(whom.choices, reached)
  const answered = [...(answers?.forSelf ? [SELF] : []), ...(answers?.named ? [NAMED] : [])]
  return answered.map(reached).find((one) => one !== null) ?? null
}

/** Agents read that he was told so: he has nothing to confirm. */
export async function keepRefusal({ usager, now }: JourneyVisit, journey: Journey) {
  const reached = refusalOf(journey, usager.id)
  if (!reached) return
  const { id, organisation } = journey.motif
  const motif = { id, organisationId: organisation.id, timeZone: organisation.territoire.timeZone }
  await refuseAhead(reached, { usagerIds: [usager.id], motif, now })
}

/** The last, when there is one for each: what stands against a newcomer is of the whole family. */
function ofAll(choices: readonly string[], reached: (choice: string) => PlafondReached | null) {
  const all = choices.map(reached)
  return all.every((one) => one !== null) ? (all.at(-1) ?? null) : null
}

export const plafondFlash = (actor: UsagerActor, words: string): Flash => {
  const action = ownRdvs(actor)
  return action ? { ...warning(words), action } : warning(words)
}

/** Which rdvs they are, as far as the session reaches. */
export function ownRdvs(actor: UsagerActor) {
  const ids = rdvIdsReachedBy(actor)
  return ids === null || ids.length > 0 ? { href: rdvsPath(), text: say('Voir mes rendez-vous') } : null
}
