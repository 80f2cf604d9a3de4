import { z } from 'zod'
import type { Query } from '#lib/path.ts'
import { notFound } from '#web/shared/refusal.ts'
import { type Parcours, parcoursOf, queryOf } from './parcours.ts'
import { etapePath, nouvelleEtapePath } from './paths.ts'

export const STEPS = ['informations', 'pour-qui', 'confirmation'] as const
export type WizardStep = (typeof STEPS)[number]

/** The answers of the search, and which rdv they led to: a start, or a rdv collectif. */
export type WizardAnswers = { parcours: Parcours; collectifId: number | null; step: WizardStep | null }

const id = z.coerce.number().int().positive().max(2_147_483_647).catch(0)

export function wizardAnswersOf(query: Record<string, unknown>): WizardAnswers {
  const collectifId = id.parse(query.rdv_collectif_id) || null
  return { parcours: parcoursOf(query), collectifId, step: stepOf(query.step) }
}

/** In an address the steps are numbered, as partners write them. */
function stepOf(number: unknown): WizardStep | null {
  if (number === undefined) return null
  const step = STEPS.find((_, at) => String(at + 1) === number)
  if (!step) throw notFound()
  return step
}

export const wizardQuery = ({ parcours, collectifId, step }: WizardAnswers): Query => ({
  ...queryOf(parcours),
  rdv_collectif_id: collectifId,
  step: step && STEPS.indexOf(step) + 1,
})

/** The page of a step; without one, the first that has a question. */
export const stepPath = (answers: WizardAnswers, step: WizardStep | null) =>
  nouvelleEtapePath({}, wizardQuery({ ...answers, step }))

/** Where its form goes. */
export const stepAction = (answers: WizardAnswers, step: WizardStep) => etapePath({}, wizardQuery({ ...answers, step }))
