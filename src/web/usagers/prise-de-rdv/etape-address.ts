import type { Query } from '#lib/path.ts'
import { id } from '#web/shared/address-values.ts'
import { notFound } from '#web/shared/refusal.ts'
import { type Parcours, parcoursOf, queryOf } from './parcours.ts'
import { etapePath, nouvelleEtapePath } from './paths.ts'

export const ETAPES = ['informations', 'pour-qui', 'confirmation'] as const
export type Etape = (typeof ETAPES)[number]

/** The answers of the search, and which rdv they led to: a start, or a rdv collectif. */
export type EtapeAddress = { parcours: Parcours; collectifId: number | null; step: Etape | null }

export function etapeAddressOf(query: Record<string, unknown>): EtapeAddress {
  const collectifId = id.safeParse(query.rdv_collectif_id).data ?? null
  return { parcours: parcoursOf(query), collectifId, step: stepOf(query.step) }
}

/** In an address the steps are numbered, as partners write them. */
function stepOf(number: unknown): Etape | null {
  if (number === undefined) return null
  const step = ETAPES.find((_, at) => String(at + 1) === number)
  if (!step) throw notFound()
  return step
}

export const etapeQuery = ({ parcours, collectifId, step }: EtapeAddress): Query => ({
  ...queryOf(parcours),
  rdv_collectif_id: collectifId,
  step: step && ETAPES.indexOf(step) + 1,
})

/** The page of a step; without one, the first that has a question. */
export const etapeHref = (answers: EtapeAddress, step: Etape | null) =>
  nouvelleEtapePath({}, etapeQuery({ ...answers, step }))

/** Where its form goes. */
export const etapeAction = (answers: EtapeAddress, step: Etape) => etapePath({}, etapeQuery({ ...answers, step }))
