import type { Request } from 'express'
import { found } from '#web/shared/refusal.ts'
import { typedIn } from '#web/shared/sent.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { planOf, reachable } from './plan.ts'
import { answersOf, fieldIn, type Step, stepOf } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

/** The step that is asked, what is known so far, and the first step that asks something still. */
export type Reach = { sent: unknown; step: Step; first: Step; reached: Reached }

const read = new WeakMap<Request, Promise<Reach>>()

/** Of an address, or of the form that was sent: read once a request. */
export function reachOf(req: Request): Promise<Reach> {
  const known = read.get(req) ?? reach(organisationVisitOf(req), req.method === 'POST' ? typedIn(req) : req.query)
  read.set(req, known)
  return known
}

async function reach(visit: OrganisationVisit, sent: unknown): Promise<Reach> {
  const step = found(stepOf(fieldIn(sent, 'step')))
  const given = answersOf(visit, sent)
  const plan = await planOf(visit, given)
  return { sent, step, first: reachable(step, plan, given), reached: { visit, given, plan } }
}
