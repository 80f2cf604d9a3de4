import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import { isJourFerie } from '#domain/planning/jour-ferie/jour-ferie.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import { exceptions, type Occurrence, occurrencesOf } from '#domain/planning/recurrence/recurrence.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import type { AgendaEntry } from './agent-agenda.ts'

type Asked = { agentId: number; from: DayNumber; to: DayNumber }

/** Occurrences of an agent's plages, closed holidays left out; those of the days around serve other zones. */
export async function listPlageEntries(actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> {
  const seen = whereSql('Plage', plageScope.seenByAgent(actor), 'p')
  const plages = await query(...withConditions(PLAGES, valuesOf(asked), [seen]))
  return plages.flatMap(({ timeZone, departementNumber, openOnHolidays, ...plage }) =>
    occurrencesOf(plage, asked.from - 1, asked.to + 1)
      .filter(({ day }) => openOnHolidays || !isJourFerie(day, departementNumber))
      .map((occurrence) => ({ kind: 'plage', ...plage, ...timesOf(occurrence, zoneOf(timeZone)) })),
  )
}

export async function listAbsenceEntries(actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> {
  const seen = whereSql('Absence', absenceScope.seenByAgent(actor), 'a')
  const absences = await query(...withConditions(ABSENCES, valuesOf(asked), [seen]))
  return absences.flatMap(({ timeZone, title, ...absence }) =>
    occurrencesOf(absence, asked.from - 1, asked.to + 1).map((occurrence) => ({
      kind: 'absence',
      title,
      ...timesOf(occurrence, zoneOf(timeZone)),
    })),
  )
}

const valuesOf = ({ agentId, from, to }: Asked) => [agentId, isoDay(from - 1), isoDay(to + 1)]

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

const PLAGES = varying(
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
  (conditions) => `
  SELECT p.title, l.name AS lieu, p.organisation_id AS "organisationId", t.time_zone AS "timeZone",
    t.departement_number AS "departementNumber", p.open_on_holidays AS "openOnHolidays", p.first_day::text AS "firstDay",
    p.last_day::text AS "lastDay", p.start_time AS "startTime", p.end_time AS "endTime", p.rrule, p.exceptions
  FROM plages p
  JOIN organisations o ON o.id = p.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  LEFT JOIN lieux l ON l.id = p.lieu_id
  WHERE p.agent_id = $1 AND p.first_day <= $3 AND (p.last_day IS NULL OR p.last_day >= $2)${conditions}`,
)

const ABSENCES = varying(
  'agenda-absences',
  { ...recurring, endDay: z.iso.date(), title: z.string(), timeZone: z.string() },
  (conditions) => `
  SELECT title, time_zone AS "timeZone", first_day::text AS "firstDay", end_day::text AS "endDay",
    last_day::text AS "lastDay", start_time AS "startTime", end_time AS "endTime", rrule, exceptions
  FROM absences a
  WHERE agent_id = $1 AND first_day <= $3 AND (last_day IS NULL OR last_day >= $2)${conditions}`,
)
