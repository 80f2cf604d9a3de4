import type { RdvChecks } from '#domain/booking/check/rdv-check.ts'
import { findRdvChecks } from '#domain/booking/rdv/find-rdv-checks.ts'
import { found } from '#web/shared/refusal.ts'
import { errorWords } from '../checks/check-words.ts'
import { plannedRdv } from './planned.ts'
import type { EarlierStep } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

type Field = NonNullable<(typeof errorWords)[keyof typeof errorWords]['field']>

/** The step that asks for it, and the id of its field there. */
const PLACE_OF: Record<Field, { step: EarlierStep; id: string }> = {
  motif: { step: 1, id: 'motifs' },
  usagers: { step: 2, id: 'term' },
  start: { step: 3, id: 'jour' },
  duration: { step: 3, id: 'duration_in_min' },
  agents: { step: 3, id: 'agents' },
  lieu: { step: 3, id: 'lieu_id' },
  places: { step: 3, id: 'jour' },
}

/** What the domain says of the rdv so far: the same question as the deed asks at the end. */
export function findChecks(reached: Reached): Promise<RdvChecks> {
  const { actor, organisation, now } = reached.visit
  const planned = plannedRdv(reached, found(reached.plan.motif))
  return findRdvChecks({ actor, organisationId: organisation.id, planned, now })
}

/** Another hour mends what no field does. */
const said = ({ errors }: RdvChecks) =>
  errors.map(({ name }) => ({ text: errorWords[name].text, ...PLACE_OF[errorWords[name].field ?? 'start'] }))

/** What this step must correct, by the id of its field; what a later one asks is not said yet. */
export const errorsOf = (checks: RdvChecks, step: EarlierStep): Record<string, string> =>
  Object.fromEntries(
    said(checks)
      .filter((error) => error.step <= step)
      .map((error) => [error.step === step ? error.id : 'resume', error.text]),
  )

/** Of the last step: each with the way to where it is corrected. */
export const errorLinks = (checks: RdvChecks, hrefOf: (step: EarlierStep) => string) =>
  said(checks).map(({ text, step, id }) => ({ text, href: `${hrefOf(step)}#${id}` }))
