import type { Request, Response } from 'express'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { found } from '#web/shared/refusal.ts'
import { isAsked, typedIn } from '#web/shared/sent.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import * as horaire from './horaire.ts'
import * as messages from './messages.ts'
import * as motif from './motif.ts'
import { planOf, reachable } from './plan.ts'
import * as usagers from './usagers.ts'
import { answersOf, type Step, stepHref, stepOf } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

type Screen = {
  /** The step with the answers of its address. */
  show: (reached: Reached, sent: unknown) => Awaitable<Answer>
  /** What was answered, and the way to the next step; what is to correct, beside what was typed. */
  submit: (reached: Reached, sent: unknown) => Awaitable<Answer>
}

type Awaitable<Value> = Value | Promise<Value>

const screens: Record<Step, Screen> = {
  1: { show: motif.show, submit: motif.submit },
  2: { show: usagers.show, submit: usagers.submit },
  3: { show: horaire.show, submit: horaire.submit },
  4: { show: messages.show, submit: messages.show },
}

/** A step, or the first before it that asks something still. */
export async function show(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const { step, first, reached } = await reach(visit, req.query)
  const earlier = first < step ? goTo(stepHref({ organisationId: visit.organisation.id }, first, reached.given)) : null
  await (earlier ?? (await screens[step].show(reached, req.query))).give(req, res)
}

/** A link that answers a step; one that names none opens the first. */
export async function answer(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const opened = isAsked(req, 'step')
    ? null
    : goTo(stepHref({ organisationId: visit.organisation.id }, 1, answersOf(req.query)))
  await (opened ?? (await submitStep(visit, req.query))).give(req, res)
}

/** The form of a step: sent, so that what is typed stands in no address. */
export async function create(req: Request, res: Response) {
  await (await submitStep(organisationVisitOf(req), typedIn(req))).give(req, res)
}

/** What was sent is looked at by its step; by an earlier one, when its answer no longer holds. */
async function submitStep(visit: OrganisationVisit, sent: unknown): Promise<Answer> {
  const { first, reached } = await reach(visit, sent)
  return screens[first].submit(reached, sent)
}

async function reach(visit: OrganisationVisit, sent: unknown) {
  const step = found(stepOf(stepIn(sent)))
  const given = answersOf(sent)
  const plan = await planOf(visit, given)
  return { step, first: reachable(step, plan, given), reached: { visit, given, plan } }
}

const stepIn = (sent: unknown) => (typeof sent === 'object' && sent !== null && 'step' in sent ? sent.step : undefined)
