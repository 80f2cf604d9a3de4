import { checkAbsence } from '#domain/planning/absence/absence-check.ts'
import { checkPlage, type PlageFacts } from '#domain/planning/plage/plage-check.ts'
import { lastDayOf } from '#domain/planning/recurrence/lifespan.ts'
import { localDay, zoneOf } from '#lib/zone.ts'
import { type CaseOf, hoursOf, instantOf, type PlageOfCase } from './rdv-checks-case.ts'
import { LIEUX, MOTIFS, motifsOf, placeOf } from './setting.ts'

export function plageAnswer({ plage, plages, zone, now, confirmed }: CaseOf<'plage'>) {
  const motifs = motifsOf(plage)
  const lieu = placeOf(plage)
  const others = plages.filter(({ agent }) => agent === plage.agent)
  const { errors, warnings } = checkPlage({
    planned: { ...timesOf(plage, zone), until: plage.until },
    motifs: motifs.map((name) => ({ id: motifId(name), ...MOTIFS[name] })),
    lieu: lieu === null ? null : { availability: LIEUX[lieu].availability },
    others: others.map((other, id) => ({ id, ...timesOf(other, zone), lastDay: lastDayOf(shapeOf(other)) })),
    now: instantOf(now, zone),
  })
  const words = warnings.map((warning) =>
    warning.name === 'overlapping-plage'
      ? `overlapping-plage ${others[warning.plageId]?.id}`
      : `motif-too-long ${Object.keys(MOTIFS)[warning.motifId]} ${warning.minutes}`,
  )
  return { errors, warnings: words, saved: isSaved(errors, words, confirmed) }
}

export function absenceAnswer({ absence, zone, now }: CaseOf<'absence'>) {
  const [startTime, endTime] = hoursOf(absence.hours)
  const { day: firstDay, endDay = firstDay, rrule, until } = absence
  const planned = { title: absence.title ?? '', firstDay, endDay, startTime, endTime, rrule, until }
  const errors = checkAbsence(planned, localDay(instantOf(now, zone), zone))
  return { errors, warnings: [], saved: errors.length === 0 }
}

const isSaved = (errors: readonly string[], warnings: readonly string[], confirmed: readonly string[]) =>
  errors.length === 0 && warnings.every((warning) => confirmed.includes(warning))

const motifId = (name: keyof typeof MOTIFS) => Object.keys(MOTIFS).indexOf(name)

const shapeOf = ({ day: firstDay, rrule, until }: PlageOfCase) => ({ firstDay, rrule, until })

function timesOf({ day: firstDay, hours, second, rrule, cancelled }: PlageOfCase, zone: string): PlageFacts['planned'] {
  const [startTime, endTime] = hoursOf(hours)
  const [secondaryStartTime, secondaryEndTime] = second === null ? [null, null] : hoursOf(second)
  const exceptions = cancelled.map((day) => ({ day }))
  const times = { firstDay, startTime, endTime, secondaryStartTime, secondaryEndTime }
  return { ...times, rrule, exceptions, until: null, zone: zoneOf(zone) }
}
