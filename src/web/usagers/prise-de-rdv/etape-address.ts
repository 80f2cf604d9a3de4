import type { Query } from '#lib/path.ts'
import { id } from '#web/shared/address-values.ts'
import { notFound } from '#web/shared/refusal.ts'
import { askedParcours, type InvitedSearch } from './invited-search.ts'
import type { Parcours } from './parcours.ts'
import { etapePath, nouvelleEtapePath } from './paths.ts'

export const ETAPES = ['informations', 'pour-qui', 'confirmation'] as const
export type Etape = (typeof ETAPES)[number]

/** The answers of the search, which rdv they led to (a start, or a rdv collectif), and the étape that is asked for. */
export type EtapeAddress = { parcours: Parcours; collectifId: number | null; etape: Etape | null }

export function askedEtape(query: Record<string, unknown>, invited: InvitedSearch | null): EtapeAddress {
  const collectifId = id.safeParse(query.rdv_collectif_id).data ?? null
  return { parcours: askedParcours(query, invited), collectifId, etape: etapeNumbered(query.step) }
}

/** In an address they are numbered, as partners write them. */
function etapeNumbered(number: unknown): Etape | null {
  if (number === undefined) return null
  const etape = ETAPES.find((_, at) => String(at + 1) === number)
  if (!etape) throw notFound()
  return etape
}

export const etapeQuery = ({ parcours, collectifId, etape }: EtapeAddress): Query => ({
  ...parcours,
  rdv_collectif_id: collectifId,
  step: etape && ETAPES.indexOf(etape) + 1,
})

/** The page of an étape; without one, the first that has a question. */
export const etapeHref = (address: EtapeAddress, etape: Etape | null) =>
  nouvelleEtapePath({}, etapeQuery({ ...address, etape }))

/** Where its form goes. */
export const etapeAction = (address: EtapeAddress, etape: Etape) => etapePath({}, etapeQuery({ ...address, etape }))

/** The first étape of a start just chosen. */
export const firstEtapeHref = (parcours: Parcours) => etapeHref({ parcours, collectifId: null, etape: null }, null)
