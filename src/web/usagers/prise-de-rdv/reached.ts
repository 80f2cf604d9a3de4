import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { Parcours } from './parcours.ts'
import type { SearchVisit } from './search-visit.ts'

/** What a step of the search is shown with: who asks, his answers, and the motifs that they leave. */
export type Reached = {
  visit: SearchVisit
  parcours: Parcours
  motifs: readonly MotifFound[]
  /** He came back to this question: it is asked, also where one answer is possible. */
  again: boolean
}

/** What the forms of the search send, which is no answer yet. */
export type Typed = {
  address: string | null
  choice: string | null
  /** Among the places found, with a choice or without. */
  isChoosing: boolean
  words: string
}
