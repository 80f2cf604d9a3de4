import { oneByKey, requiresLieu } from '#domain/territory/motif/motif-search.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { Parcours } from './parcours.ts'

export type Step = 'adresse' | 'motif' | 'lieu' | 'organisation' | 'creneau'

/** The first question without an answer; `motifs` are those that all the answers leave. */
export function nextStep(parcours: Parcours, motifs: readonly MotifFound[]): Step {
  const motif = motifs[0]
  if (!parcours.departement) return 'adresse'
  if (!motif || !isMotifChosen(parcours) || oneByKey(motifs).length !== 1) return 'motif'
  if (requiresLieu(motif)) {
    if (!parcours.lieu_id) return 'lieu'
  } else if (!parcours.user_selected_organisation_id && !parcours.public_link_organisation_id) return 'organisation'
  return 'creneau'
}

const isMotifChosen = ({ motif_id, motif_name_with_location_type }: Parcours) =>
  motif_id !== undefined || motif_name_with_location_type !== undefined
