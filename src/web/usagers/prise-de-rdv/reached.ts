import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { Parcours } from './parcours.ts'

/** What a step of the search is shown with: the answers, the motifs that they leave, and the moment. */
export type Reached = { parcours: Parcours; motifs: readonly MotifFound[]; now: Temporal.Instant }
