import type { RdvChecks } from '#domain/booking/check/rdv-check.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import { findRdvChecks } from '#domain/booking/rdv/find-rdv-checks.ts'
import { found } from '#web/shared/refusal.ts'
import { errorWords } from './check-words.ts'
import { plannedRdv } from './planned.ts'
import type { EarlierStep } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

type Place = { step: EarlierStep; field: string }

/** Where an error is corrected: the step, and the id of its field there. */
const PLACE_OF: Record<RdvError['name'], Place> = {
  'motif-unknown': { step: 1, field: 'motifs' },
  'no-usager': { step: 2, field: 'term' },
  'usager-unknown': { step: 2, field: 'term' },
  'no-phone': { step: 2, field: 'term' },
  'no-contact': { step: 2, field: 'term' },
  'start-unrealistic': { step: 3, field: 'jour' },
  duration: { step: 3, field: 'duration_in_min' },
  'no-agent': { step: 3, field: 'agents' },
  'agent-without-role': { step: 3, field: 'agents' },
  'lieu-missing': { step: 3, field: 'lieu_id' },
  'lieu-unknown': { step: 3, field: 'lieu_id' },
  'lieu-closed': { step: 3, field: 'lieu_id' },
  places: { step: 3, field: 'heure' },
  'duplicate-rdv': { step: 3, field: 'heure' },
}

/** What the domain says of the rdv so far: the same question as the deed asks at the end. */
export function findChecks(reached: Reached): Promise<RdvChecks> {
  const { actor, organisation, now } = reached.visit
  const planned = plannedRdv(reached, found(reached.plan.motif))
  return findRdvChecks({ actor, organisationId: organisation.id, planned, now })
}

/** What this step must correct, by the id of its field; what a later one asks is not said yet. */
export function errorsOf({ errors }: RdvChecks, step: EarlierStep): Record<string, string> {
  const due = errors.filter(({ name }) => PLACE_OF[name].step <= step)
  return Object.fromEntries(
    due.map(({ name }) => [PLACE_OF[name].step === step ? PLACE_OF[name].field : 'resume', errorWords[name]]),
  )
}

/** Of the last step: each with the way to where it is corrected. */
export const errorLinks = ({ errors }: RdvChecks, hrefOf: (step: EarlierStep) => string) =>
  errors.map(({ name }) => ({ text: errorWords[name], href: `${hrefOf(PLACE_OF[name].step)}#${PLACE_OF[name].field}` }))
