import { found } from '#web/shared/refusal.ts'
import type { OrganisationVisit } from '../visit.ts'
import { planOf, reachable } from './plan.ts'
import { answersOf, type Step, stepOf } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

/** The step that is asked, what is known so far, and the first step that asks something still. */
export async function reach(
  visit: OrganisationVisit,
  sent: unknown,
): Promise<{ step: Step; first: Step; reached: Reached }> {
  const step = found(stepOf(stepIn(sent)))
  const given = answersOf(sent)
  const plan = await planOf(visit, given)
  return { step, first: reachable(step, plan, given), reached: { visit, given, plan } }
}

const stepIn = (sent: unknown) => (typeof sent === 'object' && sent !== null && 'step' in sent ? sent.step : undefined)
