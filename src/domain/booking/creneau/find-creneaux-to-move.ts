import { isoDay, MINUTE_MS } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { findFirstBefore, findWeek, type Week } from './find-creneaux.ts'
import type { MotifSought, Who } from './sought.ts'

type Asked = {
  /** It keeps its motif, its lieu and its own duration, and stays busy meanwhile. */
  rdv: { startsAtMs: number; endsAtMs: number; lieuId: number | null }
  motif: MotifSought
  now: Temporal.Instant
  who: Who
}

/** Seven days where a rdv may move: from the day asked, else from the first créneau. */
export async function findWeekToMove({ from, ...asked }: Asked & { from?: string | undefined }): Promise<Week> {
  const zone = zoneOf(asked.motif.timeZone)
  const today = isoDay(zone.dayOf(asked.now.epochMilliseconds))
  const week = await findWeek({ ...keptBy(asked), from: from ?? today })
  if (from !== undefined) return week
  const first = week.next ?? week.days.find(({ starts }) => starts.length > 0)?.starts[0]
  return first === undefined || isoDay(zone.dayOf(first)) === today
    ? week
    : findWeek({ ...keptBy(asked), from: isoDay(zone.dayOf(first)) })
}

const DAYS_BEFORE_THE_RDV = 2

/** File d'attente: is there a créneau from today to two days before the rdv? */
export async function hasEarlierCreneau(asked: Asked): Promise<boolean> {
  const zone = zoneOf(asked.motif.timeZone)
  const today = isoDay(zone.dayOf(asked.now.epochMilliseconds))
  const until = isoDay(zone.dayOf(asked.rdv.startsAtMs) - DAYS_BEFORE_THE_RDV)
  return (await findFirstBefore({ ...keptBy(asked), from: today, until })) !== null
}

const keptBy = ({ rdv, ...asked }: Asked) => ({
  ...asked,
  lieuId: rdv.lieuId ?? undefined,
  durationInMin: (rdv.endsAtMs - rdv.startsAtMs) / MINUTE_MS,
})
