import { intervalsOf } from '#domain/planning/plage/plage-intervals.ts'
import { occurrenceTimes } from '#domain/planning/recurrence/occurrence-times.ts'
import type { CheckFacts, PlageOfAgent } from './check-facts.ts'

/** Minutes that its agents keep free after it: what the agent says, else those of the plage that it is taken on (the longest). */
export function pauseAfter({ planned, plages, organisationId }: CheckFacts): number {
  if (planned.minutesAfterRdv !== undefined) return planned.minutesAfterRdv
  const { place, startsAt } = planned
  const isThere = ({ lieuId }: PlageOfAgent) => place?.kind !== 'lieu' || lieuId === place.lieuId
  const taken = plages.filter(
    (plage) =>
      plage.organisationId === organisationId && plage.carriesMotif && isThere(plage) && holds(plage, startsAt),
  )
  return Math.max(0, ...taken.map(({ minutesAfterRdvs }) => minutesAfterRdvs))
}

function holds(plage: PlageOfAgent, { epochMilliseconds: start }: Temporal.Instant): boolean {
  const day = plage.zone.dayOf(start)
  return intervalsOf(plage).some((interval) => {
    const bounds = occurrenceTimes(interval, day, day)
    return bounds.some((from, at) => at % 2 === 0 && from <= start && start < (bounds[at + 1] ?? from))
  })
}
