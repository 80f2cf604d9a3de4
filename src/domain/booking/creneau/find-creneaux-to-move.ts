import { isoDay, MINUTE_MS } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import type { MovedRdv } from './agenda.ts'
import { findFirstBefore, findWeek, type Week } from './find-creneaux.ts'
import type { MotifSought, Who } from './sought.ts'

type Asked = {
  /** It keeps its motif, its lieu and its own duration. */
  rdv: MovedRdv & { lieuId: number | null }
  motif: MotifSought
  now: Temporal.Instant
  who: Omit<Who, 'movedRdv'>
}

/** Seven days where a rdv may move; its own time is free to itself. */
export const findWeekToMove = ({ from, ...asked }: Asked & { from: string }): Promise<Week> =>
  findWeek({ ...keptBy(asked), from })

const DAYS_BEFORE_THE_RDV = 2

/** File d'attente: is there a créneau from today to two days before the rdv? */
export async function hasEarlierCreneau(asked: Asked): Promise<boolean> {
  const zone = zoneOf(asked.motif.timeZone)
  const today = isoDay(zone.dayOf(asked.now.epochMilliseconds))
  const until = isoDay(zone.dayOf(asked.rdv.startsAtMs) - DAYS_BEFORE_THE_RDV)
  return (await findFirstBefore({ ...keptBy(asked), from: today, until })) !== null
}

const keptBy = ({ rdv, who, ...asked }: Asked) => ({
  ...asked,
  who: { ...who, movedRdv: rdv },
  lieuId: rdv.lieuId ?? undefined,
  durationInMin: (rdv.endsAtMs - rdv.startsAtMs) / MINUTE_MS,
})
