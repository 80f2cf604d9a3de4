import type { CheckFacts } from './check-facts.ts'
import { errorsOf, type RdvError, sameRdvs } from './rdv-errors.ts'
import { overlappingRdvs, type RdvWarning, warningsOf } from './rdv-warnings.ts'

export type RdvChecks = { errors: RdvError[]; warnings: RdvWarning[] }

/** Of a rdv that is made or changed. Errors come alone: what is to be confirmed is asked of what can be. */
export function checkRdv(facts: CheckFacts): RdvChecks {
  const errors = errorsOf(facts)
  return { errors, warnings: errors.length > 0 ? [] : warningsOf(facts) }
}

/** Of a cancelled rdv that takes place again: nothing is asked but the time of its agents (decision 5). */
export function checkReinstatement(facts: CheckFacts): RdvChecks {
  const errors = sameRdvs(facts)
  return { errors, warnings: errors.length > 0 ? [] : overlappingRdvs(facts) }
}

/** What a form carries to say that its agent was told and goes on: another one is another key. */
export const warningKey = (warning: RdvWarning): string => [warning.name, ...keyParts(warning)].join(':')

function keyParts(warning: RdvWarning): (number | string)[] {
  switch (warning.name) {
    case 'overlapping-rdv':
      return [warning.agent.id, ...warning.rdvIds.toSorted(ascending)]
    case 'gap-before':
      return [warning.agent.id, warning.rdvId, warning.minutes]
    case 'absence':
      return [warning.agent.id, warning.absenceId]
    case 'plage-elsewhere':
      return [warning.plageId]
    case 'same-day':
      return [warning.usager.id, ...warning.rdvIds.toSorted(ascending)]
    case 'past-start':
    case 'title-too-long':
      return []
    case 'overbooked':
      return [warning.participants, warning.places]
  }
}

const ascending = (one: number, other: number) => one - other

/** Those that were not shown to the agent, or not confirmed by him. */
export const unconfirmed = (warnings: readonly RdvWarning[], confirmed: readonly string[]): RdvWarning[] =>
  warnings.filter((warning) => !confirmed.includes(warningKey(warning)))

/** Whose time this rdv shares with another: it is not theirs alone. */
export const overlappedAgentIds = (warnings: readonly RdvWarning[]): number[] =>
  warnings.flatMap((warning) => (warning.name === 'overlapping-rdv' ? [warning.agent.id] : []))
