import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { findWeekToMove } from '#domain/booking/creneau/find-creneaux-to-move.ts'
import type { WeekDay } from '#domain/booking/creneau/week.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { dateTimeShort, dayShort } from '#lib/spoken-words.ts'
import { creneauxPath, nouveauDeplacementPath } from './paths.ts'

export type MoveWeek = {
  week: {
    days: { date: string; state: WeekDay['state']; hours: { time: string; href: string }[] }[]
    previous: string | null
    next: string | null
    limit: string
    other: { action: string; name: string; min: string; max: string; value: string }
  }
  isEmpty: boolean
  firstFree: { day: string; dateTime: string; href: string } | null
}

/** `browser`: digest of the browser session, which may hold hours of its own. */
type Asked = { date: string | undefined; actor: UsagerActor; browser: string; now: Temporal.Instant }

/** Hours for the same motif and lieu, as long as the rdv is; its own start is no change, whoever else is free then. */
export async function moveWeekOf(rdv: UsagerRdv, asked: Asked): Promise<MoveWeek> {
  const { now } = asked
  const today = now.toZonedDateTimeISO(zoneOf(rdv)).toPlainDate()
  const found = await findDays(rdv, asked)
  const days = found.days.map((day) => ({
    ...day,
    starts: day.starts.filter((start) => start !== rdv.startsAt.getTime()),
  }))
  const isEmpty = days.every(({ starts }) => starts.length === 0)
  const from = Temporal.PlainDate.from(days[0]?.date ?? today)
  return {
    week: {
      days: days.map((day) => ({ ...day, hours: day.starts.map((start) => hourOf(rdv, start)) })),
      ...neighboursOf(rdv, { from, today, lastDay: found.lastBookableDay }),
      limit: dayShort(found.lastBookableDay),
      other: {
        action: creneauxPath({ rdvId: rdv.id }),
        name: 'date',
        min: today.toString(),
        max: found.lastBookableDay,
        value: from.toString(),
      },
    },
    isEmpty,
    firstFree: isEmpty && found.next !== null ? firstFreeOf(rdv, found.next) : null,
  }
}

function findDays(rdv: UsagerRdv, { date, actor, browser, now }: Asked) {
  const today = now.toZonedDateTimeISO(zoneOf(rdv)).toPlainDate().toString()
  return findWeekToMove({
    rdv: { startsAtMs: rdv.startsAt.getTime(), endsAtMs: rdv.endsAt.getTime(), lieuId: rdv.lieuId },
    motif: soughtOf(rdv),
    from: date && date < today ? today : date,
    now,
    who: { usagerIds: [actor.id], sessionDigest: browser },
  })
}

type Days = { from: Temporal.PlainDate; today: Temporal.PlainDate; lastDay: string }

function neighboursOf(rdv: UsagerRdv, { from, today, lastDay }: Days) {
  const before = from.subtract({ days: 7 })
  const previous = Temporal.PlainDate.compare(before, today) < 0 ? today : before
  return {
    previous: Temporal.PlainDate.compare(from, today) > 0 ? onDay(rdv, previous) : null,
    next: from.add({ days: 6 }).toString() < lastDay ? onDay(rdv, from.add({ days: 7 })) : null,
  }
}

const onDay = ({ id }: UsagerRdv, day: Temporal.PlainDate) => creneauxPath({ rdvId: id }, { date: day.toString() })

function hourOf(rdv: UsagerRdv, startMs: number) {
  const start = inZone(rdv, startMs)
  return {
    time: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    href: nouveauDeplacementPath({ rdvId: rdv.id }, { starts_at: start.toInstant().toString() }),
  }
}

function firstFreeOf(rdv: UsagerRdv, startMs: number) {
  const start = inZone(rdv, startMs)
  return { day: dayShort(start), dateTime: dateTimeShort(start), href: onDay(rdv, start.toPlainDate()) }
}

const inZone = (rdv: UsagerRdv, startMs: number) =>
  Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zoneOf(rdv))

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
