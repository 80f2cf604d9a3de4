import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occurrenceTimes } from '#domain/planning/recurrence/occurrence-times.ts'
import { dayNumber } from '#lib/day.ts'
import { subtract, union } from '#lib/interval.ts'
import { zoneOf } from '#lib/zone.ts'
import { demoWorld } from '../../prisma/seed/demo-world.ts'
import { openLieuxOf } from '../../prisma/seed/lieux.ts'
import { organisations, territoireOf } from '../../prisma/seed/organisations.ts'

const HALF_HOUR = 30 * 60_000
const day = (date: Date | string) => new Date(date).toISOString().slice(0, 10)

/** A world of any day of the week, also in the summer holidays and at the end of the year. */
for (const today of ['2027-02-24', '2027-08-14', '2026-12-18', '2027-10-31']) {
  const world = demoWorld(new Date(`${today}T09:00:00Z`), { passwordDigest: 'digest', confirmedAt: new Date(today) })
  const monday = dayNumber(today) + ((7 - ((dayNumber(today) + 3) % 7)) % 7 || 7)

  test(`each lieu has half an hour free in the week after ${today}`, () => {
    const lieux = Object.values(organisations).flatMap(({ id }) => openLieuxOf(id))
    const full = lieux.filter(({ id }) => !world.plages.some((plage) => plage.lieuId === id && isFree(plage)))
    assert.deepEqual(
      full.map(({ name }) => name),
      [],
    )
  })

  test(`agents have free time on the Monday after ${today}`, () => {
    assert.ok(world.plages.some((plage) => isFree(plage, monday)))
  })

  function isFree(plage: (typeof world.plages)[number], to = monday + 6) {
    const zone = zoneOf(territoireOf(plage.organisationId).timeZone)
    const times = occurrenceTimes({ ...recurring(plage), zone }, monday, to)
    const busy = union([...absencesOf(plage.agentId), ...rdvsOf(plage.agentId)])
    return times.some((start, at) => at % 2 === 0 && hasHalfHour(subtract(start, times[at + 1] ?? start, busy)))
  }

  const absencesOf = (agentId: number) =>
    world.absences
      .filter((absence) => absence.agentId === agentId)
      .flatMap((absence) => {
        const times = { ...recurring(absence), endDay: day(absence.endDay), zone: zoneOf(absence.timeZone) }
        return occurrenceTimes(times, monday - 30, monday + 7)
      })

  const rdvsOf = (agentId: number) =>
    world.bookings
      .filter(({ agentIds, status }) => agentIds.includes(agentId) && status !== 'excused' && status !== 'revoked')
      .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
}

type Row = {
  firstDay: Date | string
  lastDay?: Date | string | null
  startTime: string
  endTime: string
  rrule?: string | null
}

const recurring = ({ firstDay, lastDay, startTime, endTime, rrule }: Row) => ({
  firstDay: day(firstDay),
  lastDay: lastDay ? day(lastDay) : null,
  startTime,
  endTime,
  rrule: rrule ?? null,
  exceptions: [],
})

const hasHalfHour = (free: number[]) =>
  free.some((start, at) => at % 2 === 0 && (free[at + 1] ?? start) - start >= HALF_HOUR)
