import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import { isJourFerie } from '#domain/planning/jour-ferie/jour-ferie.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import { exceptions, type Occurrence, occurrencesOf } from '#domain/planning/recurrence/recurrence.ts'
import { db } from '#infra/db.ts'
import { query, statement } from '#infra/query.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import type { AgendaEntry } from './agent-agenda.ts'

type Asked = { agentId: number; from: DayNumber; to: DayNumber }

/** Occurrences of an agent's plages, closed holidays left out; those of the days around serve other zones. */
export async function listPlageEntries(actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> {
  const where = { AND: [plageScope.seenByAgent(actor), touching(asked)] }
  const ids = await db.plage.findMany({ where, select: { id: true } })
  const plages = await query(PLAGES, [ids.map(({ id }) => id)])
  return plages.flatMap(({ timeZone, departementNumber, openOnHolidays, ...plage }) =>
    occurrencesOf(plage, asked.from - 1, asked.to + 1)
      .filter(({ day }) => openOnHolidays || !isJourFerie(day, departementNumber))
      .map((occurrence) => ({ kind: 'plage', ...plage, ...timesOf(occurrence, zoneOf(timeZone)) })),
  )
}

export async function listAbsenceEntries(actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> {
  const where = { AND: [absenceScope.seenByAgent(actor), touching(asked)] }
  const ids = await db.absence.findMany({ where, select: { id: true } })
  const absences = await query(ABSENCES, [ids.map(({ id }) => id)])
  return absences.flatMap(({ timeZone, title, ...absence }) =>
    occurrencesOf(absence, asked.from - 1, asked.to + 1).map((occurrence) => ({
      kind: 'absence',
      title,
      ...timesOf(occurrence, zoneOf(timeZone)),
    })),
  )
}

const touching = ({ agentId, from, to }: Asked) => ({
  agentId,
  firstDay: { lte: new Date(isoDay(to + 1)) },
  OR: [{ lastDay: null }, { lastDay: { gte: new Date(isoDay(from - 1)) } }],
})

const timesOf = ({ day, startMinute, endDay, endMinute }: Occurrence, zone: Zone) => ({
  startMs: zone.instantOf(day, startMinute),
  endMs: zone.instantOf(endDay, endMinute),
})

const recurring = {
  firstDay: z.iso.date(),
  lastDay: z.iso.date().nullable(),
  startTime: z.string(),
  endTime: z.string(),
  rrule: z.string().nullable(),
  exceptions,
}

const PLAGES = statement(
  'agenda-plages',
  {
    ...recurring,
    title: z.string(),
    lieu: z.string().nullable(),
    organisationId: z.int(),
    timeZone: z.string(),
    departementNumber: z.string(),
    openOnHolidays: z.boolean(),
  },
  `
  SELECT p.title, l.name AS lieu, p.organisation_id AS "organisationId", t.time_zone AS "timeZone",
    t.departement_number AS "departementNumber", p.open_on_holidays AS "openOnHolidays", p.first_day::text AS "firstDay",
    p.last_day::text AS "lastDay", p.start_time AS "startTime", p.end_time AS "endTime", p.rrule, p.exceptions
  FROM plages p
  JOIN organisations o ON o.id = p.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  LEFT JOIN lieux l ON l.id = p.lieu_id
  WHERE p.id = ANY ($1::int[])`,
)

const ABSENCES = statement(
  'agenda-absences',
  { ...recurring, endDay: z.iso.date(), title: z.string(), timeZone: z.string() },
  `
  SELECT title, time_zone AS "timeZone", first_day::text AS "firstDay", end_day::text AS "endDay",
    last_day::text AS "lastDay", start_time AS "startTime", end_time AS "endTime", rrule, exceptions
  FROM absences WHERE id = ANY ($1::int[])`,
)
