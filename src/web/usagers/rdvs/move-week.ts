import type { Request } from 'express'
import { findWeekToMove } from '#domain/creneau/find-creneaux-to-move.ts'
import type { WeekDay } from '#domain/creneau/week.ts'
import type { UsagerRdv } from '#domain/rdv/usager-rdv-queries.ts'
import { dateTimeShort, dayShort } from '#lib/spoken-words.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { editRdvPath, moveCreneauxPath } from '../paths.ts'
import { parcoursOf } from '../prise-de-rdv/parcours.ts'
import { currentUsager } from '../session.ts'

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

/** Hours for the same motif and lieu, as long as the rdv is; its own start is no change, whoever else is free then. */
export async function moveWeekOf(req: Request, rdv: UsagerRdv): Promise<MoveWeek> {
  const now = Temporal.Now.instant()
  const zone = rdv.organisation.territoire.timeZone
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const { date } = parcoursOf(req.query)
  const found = await findWeekToMove({
    rdv: { startsAtMs: rdv.startsAt.getTime(), endsAtMs: rdv.endsAt.getTime(), lieuId: rdv.lieuId },
    motif: soughtOf(rdv),
    from: date && date < today.toString() ? today.toString() : date,
    now,
    who: { usagerIds: [currentUsager(req).id], sessionDigest: browserDigest(req) },
  })
  const from = found.days[0]?.date ?? today.toString()
  const days = found.days.map((one) => ({
    ...one,
    starts: one.starts.filter((start) => start !== rdv.startsAt.getTime()),
  }))
  const isEmpty = days.every(({ starts }) => starts.length === 0)
  const day = Temporal.PlainDate.from(from)
  const previous = day.subtract({ days: 7 })
  return {
    week: {
      days: days.map((one) => ({ ...one, hours: one.starts.map(hourOf) })),
      previous:
        from > today.toString() ? onDay(Temporal.PlainDate.compare(previous, today) < 0 ? today : previous) : null,
      next: day.add({ days: 6 }).toString() < found.lastBookableDay ? onDay(day.add({ days: 7 })) : null,
      limit: dayShort(found.lastBookableDay),
      other: {
        action: moveCreneauxPath({ rdvId: rdv.id }),
        name: 'date',
        min: today.toString(),
        max: found.lastBookableDay,
        value: from,
      },
    },
    isEmpty,
    firstFree: isEmpty && found.next !== null ? firstFreeOf(found.next) : null,
  }

  function onDay(wanted: Temporal.PlainDate) {
    return moveCreneauxPath({ rdvId: rdv.id }, { date: wanted.toString() })
  }

  function hourOf(startMs: number) {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs)
    const time = start.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
    return { time, href: editRdvPath({ rdvId: rdv.id }, { starts_at: start.toString() }) }
  }

  function firstFreeOf(startMs: number) {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone)
    return { day: dayShort(start), dateTime: dateTimeShort(start), href: onDay(start.toPlainDate()) }
  }
}

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
