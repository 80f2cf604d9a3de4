import type { Request, Response } from 'express'
import { plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { isAsked } from '#web/shared/sent.ts'
import { CONTEXT_LOST, MOST_CONTEXT } from '../sealed-context.ts'
import * as messages from './messages.ts'
import { type Reach, reachOf } from './reach.ts'
import { screens } from './screens.ts'
import { contextExcess, isContextLost, type Step, stepHref } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

/** A step, or the first before it that asks something still. */
export async function show(req: Request, res: Response) {
  const { sent, step, first, reached } = await reachOf(req)
  const without = withoutContext(req, { step, first, reached })
  if (without) await without.give(req, res)
  else if (first < step) await goTo(hrefOf(first, reached)).give(req, res)
  else if (step === 4) await messages.show(req, res)
  else await (await screens[step].show(reached, sent)).give(req, res)
}

/** A link that answers a step; one that names none opens the first, and none creates. */
export async function answer(req: Request, res: Response) {
  await (await answered(req)).give(req, res)
}

async function answered(req: Request): Promise<Answer> {
  const { sent, step, first, reached } = await reachOf(req)
  const without = withoutContext(req, { step, first, reached })
  if (without) return without
  if (!isAsked(req, 'step')) return goTo(hrefOf(1, reached))
  return first === 4 ? goTo(hrefOf(4, reached)) : screens[first].submit(reached, sent)
}

/** The form of a step: sent, so that what is typed stands in no address. It is looked at by an earlier one whose answer no longer holds. */
export async function create(req: Request, res: Response) {
  const { sent, step, first, reached } = await reachOf(req)
  const without = withoutContext(req, { step, first, reached })
  if (without) await without.give(req, res)
  else if (first === 4) await messages.create(req, res)
  else await (await screens[first].submit(reached, sent)).give(req, res)
}

/** A context that cannot be read, or that a link gives and no address carries, is told to whoever comes with it; the other answers stay. */
function withoutContext(req: Request, { step, first, reached }: Omit<Reach, 'sent'>): Answer | null {
  const isTooLong = (req.method === 'GET' || first !== 2) && contextExcess(reached) > 0
  if (!isTooLong && !isContextLost(reached)) return null
  const said = isTooLong
    ? `Le contexte de ce lien dépasse ${plural(MOST_CONTEXT, 'caractère')} : écrivez-le plus court.`
    : CONTEXT_LOST
  return goTo(hrefOf(step, { ...reached, given: { ...reached.given, context: undefined } }), warning(typo(said)))
}

const hrefOf = (step: Step, { visit, given }: Reached) =>
  stepHref({ organisationId: visit.organisation.id }, step, given)
