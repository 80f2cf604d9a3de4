import { intervalsOf } from '#domain/planning/plage/plage-intervals.ts'
import { occurrenceTimes, type PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'
import { MINUTE_MS } from '#lib/day.ts'
import type { CheckedPerson, CheckFacts, OtherRdv, PlageOfAgent } from './check-facts.ts'
import { addedIds, comingIds, haveOthersCome, isLive, isTouched } from './planned-change.ts'
import { endOf } from './planned-rdv.ts'

/** What an agent may want all the same, once he was told. Of what he may not see, nothing is said but that it is there. */
export type RdvWarning =
  | { name: 'overlapping-rdv'; agent: CheckedPerson; wording: Wording; rdvIds: number[]; seen: SeenRdv[] }
  | {
      name: 'gap-before'
      agent: CheckedPerson
      wording: Wording
      minutes: number
      rdvId: number
      seen: SeenRdv | null
      mendedAt: Temporal.Instant
    }
  | {
      name: 'absence'
      agent: CheckedPerson
      absenceId: number
      startsAt: Temporal.Instant
      endsAt: Temporal.Instant
      title: string | null
    }
  | {
      name: 'plage-elsewhere'
      agent: CheckedPerson
      plageId: number
      sight: Sight
      place: 'same' | 'other'
      seen: SeenPlage | null
    }
  | { name: 'same-day'; usager: CheckedPerson; rdvIds: number[]; seen: SeenRdv[] }
  | { name: 'past-start'; startsAt: Temporal.Instant }
  | { name: 'title-too-long'; title: string; shownAs: string }
  | { name: 'overbooked'; participants: number; places: number }

/** Of the agent who acts; of a colleague, of a rdv that who acts may see or not. */
type Wording = 'own' | Sight
type Sight = 'visible' | 'hidden'

type SeenRdv = Pick<
  OtherRdv,
  'id' | 'organisationId' | 'organisationName' | 'motifName' | 'lieuName' | 'startsAt' | 'endsAt'
>

type SeenPlage = Pick<PlageOfAgent, 'id' | 'organisationId' | 'organisationName' | 'title' | 'lieuName'> & {
  /** Of its interval that day. */
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** What an SMS holds of the title of a rdv collectif. */
const LONGEST_TITLE = 53
const TITLE_SHOWN = 50

/** Shorter gaps are of no use to anybody. */
const USELESS_GAP_MIN = 46

/** Each is looked for whether or not there are others. */
export const warningsOf = (facts: CheckFacts): RdvWarning[] => [
  ...(isTouched(facts) && isLive(facts) ? ofItsTime(facts) : []),
  ...(isLive(facts) ? sameDay(facts) : []),
  ...tooLongTitle(facts),
  ...overbooked(facts),
]

const ofItsTime = (facts: CheckFacts): RdvWarning[] => [
  ...overlappingRdvs(facts),
  ...gapsBefore(facts),
  ...(isFinished(facts) ? [] : [...absences(facts), ...plagesElsewhere(facts)]),
  ...pastStart(facts),
]

const isFinished = ({ planned, now }: CheckFacts) => Temporal.Instant.compare(endOf(planned), now) < 0

/** Past ones and running ones too, as the time of an agent is counted. */
export function overlappingRdvs({ planned, rdvs, ...facts }: CheckFacts): RdvWarning[] {
  const [startsAt, endsAt] = [planned.startsAt, endOf(planned)]
  return facts.agents.flatMap((agent) => {
    const overlapping = rdvs
      .filter((rdv) => isOf(agent, rdv) && isBefore(rdv.startsAt, endsAt) && isBefore(startsAt, rdv.endsAt))
      .sort(byStart)
    if (overlapping.length === 0) return []
    const seen = overlapping.filter(({ isSeen }) => isSeen)
    const wording = wordingOf(agent, facts, seen.length > 0)
    return [{ name: 'overlapping-rdv', agent, wording, rdvIds: idsOf(overlapping), seen: seen.map(shown) }]
  })
}

/** A rdv to come of the agent that ends a little too early; none where another ends just before. */
function gapsBefore({ planned, rdvs, now, ...facts }: CheckFacts): RdvWarning[] {
  const gapOf = ({ endsAt }: OtherRdv) => (planned.startsAt.epochMilliseconds - endsAt.epochMilliseconds) / MINUTE_MS
  return facts.agents.flatMap((agent) => {
    const [last] = rdvs
      .filter((rdv) => isOf(agent, rdv) && isBefore(now, rdv.startsAt) && gapOf(rdv) >= 0)
      .sort((one, other) => gapOf(one) - gapOf(other) || one.id - other.id)
    if (!last || gapOf(last) < 1 || gapOf(last) >= USELESS_GAP_MIN) return []
    const wording = wordingOf(agent, facts, last.isSeen)
    const seen = last.isSeen ? shown(last) : null
    const minutes = Math.floor(gapOf(last))
    return [{ name: 'gap-before', agent, wording, minutes, rdvId: last.id, seen, mendedAt: last.endsAt }]
  })
}

function absences(facts: CheckFacts): RdvWarning[] {
  return facts.agents.flatMap((agent) => {
    const [first] = facts.absences
      .filter(({ agentId }) => agentId === agent.id)
      .flatMap((absence) => overlapsOf(absence, facts).map((times) => ({ absence, ...times })))
      .sort(byStart)
    if (!first) return []
    const { absence, startsAt, endsAt } = first
    return [
      { name: 'absence', agent, absenceId: absence.id, startsAt, endsAt, title: absence.isSeen ? absence.title : null },
    ]
  })
}

/** One a plage, whichever of its intervals it is. */
export function plagesElsewhere(facts: CheckFacts): RdvWarning[] {
  if (facts.planned.place === null) return []
  const lieuId = facts.planned.place.kind === 'lieu' ? facts.planned.place.lieuId : null
  return facts.agents.flatMap((agent) =>
    facts.plages
      .filter((plage) => plage.agentId === agent.id && plage.lieuId !== null && plage.lieuId !== lieuId)
      .flatMap((plage) => {
        const [times] = intervalsOf(plage)
          .flatMap((interval) => overlapsOf(interval, facts))
          .sort(byStart)
        return times ? [elsewhere(agent, { ...plage, ...times }, facts)] : []
      }),
  )
}

function elsewhere(agent: CheckedPerson, plage: PlageOfAgent & SeenPlage, { organisationId }: CheckFacts): RdvWarning {
  const place = plage.organisationId === organisationId ? 'same' : 'other'
  const { id, organisationId: of, organisationName, title, lieuName, startsAt, endsAt } = plage
  const seen = { id, organisationId: of, organisationName, title, lieuName, startsAt, endsAt }
  const sight = plage.isSeen ? 'visible' : 'hidden'
  return { name: 'plage-elsewhere', agent, plageId: id, sight, place, seen: plage.isSeen ? seen : null }
}

type Times = { startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** Occurrences that meet the rdv; touching bounds do not. */
function overlapsOf(recurring: PlacedInZone, { planned }: CheckFacts): Times[] {
  const [start, end] = [planned.startsAt.epochMilliseconds, endOf(planned).epochMilliseconds]
  const { zone } = recurring
  const bounds = occurrenceTimes(recurring, zone.dayOf(start) - 1, zone.dayOf(end) + 1)
  return bounds.flatMap((startMs, at) => {
    const endMs = bounds[at + 1] ?? startMs
    return at % 2 === 0 && startMs < end && endMs > start
      ? [{ startsAt: instant(startMs), endsAt: instant(endMs) }]
      : []
  })
}

const instant = (epochMs: number) => Temporal.Instant.fromEpochMilliseconds(epochMs)

/** On the calendar of the organisation; when only people change, of those who are added. */
function sameDay(facts: CheckFacts): RdvWarning[] {
  const { planned, rdvs, usagers, zone } = facts
  const dayOf = ({ startsAt }: { startsAt: Temporal.Instant }) => zone.dayOf(startsAt.epochMilliseconds)
  const concerned = isTouched(facts) ? comingIds(facts) : addedIds(facts)
  return usagers
    .filter(({ id }) => concerned.includes(id))
    .flatMap((usager) => {
      const same = rdvs
        .filter(
          (rdv) =>
            rdv.motifId === planned.motifId && dayOf(rdv) === dayOf(planned) && rdv.usagerIds.includes(usager.id),
        )
        .sort(byStart)
      if (same.length === 0) return []
      const seen = same.filter(({ isSeen }) => isSeen).map(shown)
      return [{ name: 'same-day', usager: personOf(usager), rdvIds: idsOf(same), seen }]
    })
}

const pastStart = ({ planned: { startsAt }, now }: CheckFacts): RdvWarning[] =>
  isBefore(startsAt, now) ? [{ name: 'past-start', startsAt }] : []

function tooLongTitle({ planned: { title }, before, motif }: CheckFacts): RdvWarning[] {
  if (!motif?.collectif || title === null || title === before?.title || title.length <= LONGEST_TITLE) return []
  return [{ name: 'title-too-long', title, shownAs: `${title.slice(0, TITLE_SHOWN)}...` }]
}

function overbooked(facts: CheckFacts): RdvWarning[] {
  const { planned, before, motif } = facts
  const places = planned.maxParticipantsCount
  const participants = comingIds(facts).length
  if (!motif?.collectif || places === null || participants <= places) return []
  if (!haveOthersCome(facts) && places === before?.maxParticipantsCount) return []
  return [{ name: 'overbooked', participants, places }]
}

const wordingOf = (agent: CheckedPerson, { actorId }: Pick<CheckFacts, 'actorId'>, isSeen: boolean): Wording =>
  agent.id === actorId ? 'own' : isSeen ? 'visible' : 'hidden'

const isOf = (agent: CheckedPerson, { agentIds }: OtherRdv) => agentIds.includes(agent.id)

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

const byStart = (one: { startsAt: Temporal.Instant }, other: { startsAt: Temporal.Instant }) =>
  Temporal.Instant.compare(one.startsAt, other.startsAt)

const idsOf = (rdvs: readonly OtherRdv[]) => rdvs.map(({ id }) => id)

const personOf = ({ id, firstName, lastName }: CheckedPerson): CheckedPerson => ({ id, firstName, lastName })

const shown = ({ id, organisationId, organisationName, motifName, lieuName, startsAt, endsAt }: OtherRdv): SeenRdv => ({
  id,
  organisationId,
  organisationName,
  motifName,
  lieuName,
  startsAt,
  endsAt,
})
