import type { MotifFound } from '#domain/motif/motif-search-queries.ts'
import type { DayNumber } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { type Delays, lastBookableDay, type Period } from './bounds.ts'

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

type Online = Pick<Period, 'nowMs' | 'zone'> & { delays: Delays }

/** What bounds an online search of the motif. */
export const onlinePeriod = (motif: MotifSought, now: Temporal.Instant): Online => ({
  nowMs: now.epochMilliseconds,
  zone: zoneOf(motif.timeZone),
  delays: { minS: motif.minDelayS, maxS: motif.maxDelayS },
})

/** The first day that may hold a start: the minimum delay leads there. */
export function firstBookableDay(motif: MotifSought, now: Temporal.Instant): DayNumber {
  const { nowMs, zone, delays } = onlinePeriod(motif, now)
  return zone.dayOf(nowMs + delays.minS * 1000)
}

/** The last day that may hold one. */
export const horizonOf = (motif: MotifSought, now: Temporal.Instant): DayNumber =>
  lastBookableDay(onlinePeriod(motif, now))
