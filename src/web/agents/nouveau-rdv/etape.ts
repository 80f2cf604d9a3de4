import type { Request, Response } from 'express'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { isAsked } from '#web/shared/sent.ts'
import { organisationVisitOf } from '../visit.ts'
import * as messages from './messages.ts'
import { reachOf } from './reach.ts'
import { screens } from './screens.ts'
import { answersOf, type Step, stepHref } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

/** A step, or the first before it that asks something still. */
export async function show(req: Request, res: Response) {
  const { sent, step, first, reached } = await reachOf(req)
  if (first < step) await goTo(hrefOf(first, reached)).give(req, res)
  else if (step === 4) await messages.show(req, res)
  else await (await screens[step].show(reached, sent)).give(req, res)
}

/** A link that answers a step; one that names none opens the first, and none creates. */
export async function answer(req: Request, res: Response) {
  await (await answered(req)).give(req, res)
}

async function answered(req: Request): Promise<Answer> {
  const { organisation } = organisationVisitOf(req)
  if (!isAsked(req, 'step')) return goTo(stepHref({ organisationId: organisation.id }, 1, answersOf(req.query)))
  const { sent, first, reached } = await reachOf(req)
  return first === 4 ? goTo(hrefOf(4, reached)) : screens[first].submit(reached, sent)
}

/** The form of a step: sent, so that what is typed stands in no address. It is looked at by an earlier one whose answer no longer holds. */
export async function create(req: Request, res: Response) {
  const { sent, first, reached } = await reachOf(req)
  if (first === 4) await messages.create(req, res)
  else await (await screens[first].submit(reached, sent)).give(req, res)
}

const hrefOf = (step: Step, { visit, given }: Reached) =>
  stepHref({ organisationId: visit.organisation.id }, step, given)
