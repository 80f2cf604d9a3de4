import { isMobile } from '#lib/phone.ts'
import type { CheckedUsager, CheckFacts } from './check-facts.ts'
import { comingIds, haveOthersCome, haveSame, idsOf, isLive, isPlacedElsewhere, isTouched } from './planned-change.ts'
import { endOf, type PlannedRdv } from './planned-rdv.ts'

/** What cannot be, whoever confirms it. */
export type RdvError =
  | { name: 'duplicate-rdv'; rdvId: number }
  | { name: 'agent-without-role'; agentId: number }
  | { name: 'usager-unknown'; usagerId: number }
  | { name: PlainError }

type PlainError =
  | 'motif-unknown'
  | 'lieu-unknown'
  | 'start-unrealistic'
  | 'duration'
  | 'no-agent'
  | 'no-usager'
  | 'lieu-missing'
  | 'lieu-closed'
  | 'places'
  | 'no-phone'
  | 'no-contact'

const FIRST_YEAR = 2018
const MOST_YEARS_AHEAD = 5

export const errorsOf = (facts: CheckFacts): RdvError[] => [
  ...plainErrors.filter(([, isSo]) => isSo(facts)).map(([name]) => ({ name })),
  ...strangersOf(facts),
  ...duplicatesOf(facts),
]

const plainErrors: readonly [PlainError, (facts: CheckFacts) => boolean][] = [
  ['motif-unknown', ({ motif }) => motif === null],
  ['start-unrealistic', isUnrealistic],
  ['duration', ({ planned }) => planned.durationInMin <= 0],
  ['no-agent', ({ planned }) => planned.agentIds.length === 0],
  ['no-usager', ({ planned, motif }) => motif?.collectif === false && planned.participants.length === 0],
  ['lieu-missing', ({ planned, motif }) => motif?.locationType === 'public_office' && planned.place === null],
  ['lieu-unknown', ({ planned: { place }, lieu }) => place?.kind === 'lieu' && lieu === null],
  ['lieu-closed', (facts) => facts.lieu?.availability === 'disabled' && isPlacedElsewhere(facts)],
  ['places', ({ planned }) => planned.maxParticipantsCount !== null && planned.maxParticipantsCount <= 0],
  ['no-phone', isWithout('phone', ({ phoneNumbers }) => phoneNumbers.length > 0)],
  ['no-contact', isWithout('visio', ({ emails, phoneNumbers }) => emails.length > 0 || phoneNumbers.some(isMobile))],
]

function isUnrealistic({ planned: { startsAt }, zone: { timeZone }, now }: CheckFacts) {
  const last = now.toZonedDateTimeISO(timeZone).add({ years: MOST_YEARS_AHEAD }).toInstant()
  const { year } = startsAt.toZonedDateTimeISO(timeZone)
  return year < FIRST_YEAR || Temporal.Instant.compare(startsAt, last) > 0
}

/** Nobody could be joined. Asked when people are chosen, and not of a number that was lost since. */
function isWithout(locationType: 'phone' | 'visio', isReached: (usager: CheckedUsager) => boolean) {
  return (facts: CheckFacts) => {
    const { motif, planned, usagers } = facts
    if (motif?.locationType !== locationType || planned.participants.length === 0) return false
    return haveOthersCome(facts) && !usagers.some(isReached)
  }
}

const strangersOf = ({ planned, agents, usagers }: CheckFacts): RdvError[] => [
  ...without(planned.agentIds, agents).map((agentId) => ({ name: 'agent-without-role' as const, agentId })),
  ...without(idsOf(planned), usagers).map((usagerId) => ({ name: 'usager-unknown' as const, usagerId })),
]

const without = (ids: readonly number[], known: readonly { id: number }[]) =>
  ids.filter((wanted) => !known.some(({ id }) => id === wanted))

/** Of a rdv that takes place: the same motif, lieu, start and end, the same people on both sides. */
function duplicatesOf(facts: CheckFacts): RdvError[] {
  if (!isLive(facts) || !(isTouched(facts) || haveOthersCome(facts))) return []
  return sameRdvs(facts)
}

export function sameRdvs(facts: CheckFacts): RdvError[] {
  const { planned, rdvs } = facts
  return rdvs
    .filter(
      (rdv) =>
        rdv.motifId === planned.motifId &&
        rdv.startsAt.equals(planned.startsAt) &&
        rdv.endsAt.equals(endOf(planned)) &&
        isThere(planned, rdv.lieuId) &&
        haveSame(rdv.agentIds, planned.agentIds) &&
        haveSame(rdv.usagerIds, comingIds(facts)),
    )
    .map(({ id }) => ({ name: 'duplicate-rdv', rdvId: id }))
}

const isThere = ({ place }: PlannedRdv, lieuId: number | null) =>
  place === null ? lieuId === null : place.kind === 'lieu' && place.lieuId === lieuId
