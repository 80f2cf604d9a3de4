import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'

export type MotifSought = Pick<
  MotifFound,
  | 'id'
  | 'organisationId'
  | 'timeZone'
  | 'departementNumber'
  | 'collectif'
  | 'durationInMin'
  | 'minDelayS'
  | 'maxDelayS'
  | 'followUp'
  | 'sectorisationLevel'
>

/** Whom a search is made for: his référents, his secteurs, and what his own browser holds. */
export type Who = {
  usagerIds: readonly number[]
  cityCode?: string | undefined
  streetBanId?: string | undefined
  sessionDigest?: string | undefined
}

/** Agents named by an agent, and members of the teams he named; nobody when they are none. */
export type Chosen = { agentIds: readonly number[]; teamIds: readonly number[] }
