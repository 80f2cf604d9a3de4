import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { findWeekToMove } from '#domain/booking/creneau/find-creneaux-to-move.ts'
import { findKeptNarrowing } from '#domain/booking/rdv/rdv-narrowing-queries.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { localDay } from '#lib/zone.ts'
import { type WeekShown, weekShown } from '../week-shown.ts'
import { creneauxPath } from './paths.ts'

export type MoveWeek = WeekShown

/** `browser`: digest of the browser session, which may hold hours of its own. */
type Asked = { date: string | undefined; actor: UsagerActor; browser: string; now: Temporal.Instant }

/** Hours for the same motif and lieu, as long as the rdv is; its own start is no change, whoever else is free then. */
export async function moveWeekOf(rdv: UsagerRdv, asked: Asked): Promise<MoveWeek> {
  const { id: rdvId } = rdv
  const { days, next, lastBookableDay } = await findDays(rdv, asked)
  const others = days.map(({ starts, ...day }) => ({
    ...day,
    starts: starts.filter((start) => start !== startOf(rdv)),
  }))
  return weekShown(
    { days: others, next, lastBookableDay },
    {
      timeZone: zoneOf(rdv),
      now: asked.now,
      action: creneauxPath({ rdvId }),
      onDay: (day) => creneauxPath({ rdvId }, { date: day.toString() }),
      agentAt: () => null,
    },
  )
}

async function findDays(rdv: UsagerRdv, { date, actor, browser, now }: Asked) {
  const today = localDay(now, zoneOf(rdv)).toString()
  return findWeekToMove({
    rdv: { startsAtMs: startOf(rdv), endsAtMs: rdv.endsAt.getTime(), lieuId: rdv.lieuId },
    motif: soughtOf(rdv),
    from: date && date < today ? today : date,
    now,
    who: { ...(await findKeptNarrowing(rdv.id)), usagerIds: [actor.id], sessionDigest: browser },
  })
}

const startOf = ({ startsAt }: UsagerRdv) => startsAt.getTime()

const zoneOf = ({ organisation }: UsagerRdv) => organisation.territoire.timeZone

const soughtOf = ({ motif, organisation }: UsagerRdv) => ({
  id: motif.id,
  organisationId: organisation.id,
  timeZone: organisation.territoire.timeZone,
  departementNumber: organisation.territoire.departementNumber,
  collectif: motif.collectif,
  durationInMin: motif.defaultDurationInMin,
  minDelayS: motif.minPublicBookingDelay,
  maxDelayS: motif.maxPublicBookingDelay,
  followUp: motif.followUp,
  sectorisationLevel: motif.sectorisationLevel,
})
