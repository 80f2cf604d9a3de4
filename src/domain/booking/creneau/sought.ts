import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { MovedRdv } from './agenda.ts'
import type { Narrowing } from './narrowing.ts'

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

type MotifOfRdv = Pick<MotifSought, 'id' | 'collectif' | 'followUp' | 'sectorisationLevel'> & {
  defaultDurationInMin: number
  minPublicBookingDelay: number
  maxPublicBookingDelay: number
}
type Place = { id: number; territoire: Pick<MotifSought, 'timeZone' | 'departementNumber'> }

/** The motif of a rdv, to be sought again. */
export const motifSoughtAgain = (motif: MotifOfRdv, { id: organisationId, territoire }: Place): MotifSought => ({
  id: motif.id,
  organisationId,
  timeZone: territoire.timeZone,
  departementNumber: territoire.departementNumber,
  collectif: motif.collectif,
  durationInMin: motif.defaultDurationInMin,
  minDelayS: motif.minPublicBookingDelay,
  maxDelayS: motif.maxPublicBookingDelay,
  followUp: motif.followUp,
  sectorisationLevel: motif.sectorisationLevel,
})

/** Whom a search is made for, and whose holds hide nothing from him: those of his own browser. */
export type Who = Narrowing & {
  sessionDigest?: string | undefined
  /** With their families: what one of them attends is listed even when it is full. */
  familyIds?: readonly number[] | undefined
  /** A rdv of his that is about to leave its time. */
  movedRdv?: MovedRdv | undefined
}

/** Agents named by an agent, and members of the teams he named; nobody when they are none. */
export type Chosen = { agentIds: readonly number[]; teamIds: readonly number[] }
