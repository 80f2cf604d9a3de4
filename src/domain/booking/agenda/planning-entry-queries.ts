import { z } from 'zod'
import { type AgentActor, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import { isHiding } from '#domain/booking/creneau/loads-sql.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import { isJourFerie } from '#domain/planning/jour-ferie/jour-ferie.ts'
import { intervalsOf } from '#domain/planning/plage/plage-intervals.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import { exceptions, type Occurrence, occurrencesOf } from '#domain/planning/recurrence/recurrence.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import type { Row } from '#infra/prove-rows.ts'
import { query } from '#infra/query.ts'
import type { Condition } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import type { AgendaEntry, BusyTime } from './agent-agenda.ts'
import { takenSql } from './rdv-entry-queries.ts'

type Asked = {
  agentIds: readonly number[]
  from: DayNumber
  to: DayNumber
  startMs: number
  endMs: number
  now: Temporal.Instant
}

type Planning = {
  entries: AgendaEntry[]
  /** Rdvs and live holds of these agents, whoever may see them: an hour that is taken is free for nobody. */
  busy: BusyTime[]
}

/** Plages, absences and live holds of agents, those that another may see, and when they are taken, in one trip. */
export async function findPlanning(actor: AgentActor, asked: Asked): Promise<Planning> {
  const [found] = await query(...planningOf(actor, asked))
  if (!found) return { entries: [], busy: [] }
  const entries = [
    ...found.plages.flatMap((plage) => plageEntries(plage, asked)),
    ...found.absences.flatMap((absence) => absenceEntries(absence, asked)),
    ...found.holds.map(holdEntry),
  ]
  return { entries, busy: found.busy }
}

type Found = Row<typeof COLUMNS>

/** Its occurrences, closed holidays left out; those of the days around serve other zones. */
function plageEntries(
  { timeZone, departementNumber, openOnHolidays, ...plage }: Found['plages'][number],
  asked: Asked,
) {
  const { agentId, plageId, organisationId, title, lieu, color } = plage
  const zone = zoneOf(timeZone)
  return intervalsOf(plage)
    .flatMap((interval) => occurrencesOf(interval, asked.from - 1, asked.to + 1))
    .filter(({ day }) => openOnHolidays || !isJourFerie(day, departementNumber))
    .map((occurrence): AgendaEntry => {
      const times = timesOf(occurrence, zone)
      return { kind: 'plage', agentId, plageId, organisationId, title, lieu, color, ...times }
    })
}

function absenceEntries({ timeZone, agentId, absenceId, title, ...absence }: Found['absences'][number], asked: Asked) {
  const zone = zoneOf(timeZone)
  return occurrencesOf(absence, asked.from - 1, asked.to + 1).map(
    (occurrence): AgendaEntry => ({ kind: 'absence', agentId, absenceId, title, ...timesOf(occurrence, zone) }),
  )
}

const holdEntry = (hold: Found['holds'][number]): AgendaEntry => ({ kind: 'hold', ...hold })

const timesOf = ({ day, startMinute, endDay, endMinute }: Occurrence, zone: Zone) => ({
  startMs: zone.instantOf(day, startMinute),
  endMs: zone.instantOf(endDay, endMinute),
})

const recurring = {
  agentId: z.int(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date().nullable(),
  startTime: z.string(),
  endTime: z.string(),
  rrule: z.string().nullable(),
  exceptions,
}

const COLUMNS = {
  plages: z.array(
    z.strictObject({
      ...recurring,
      plageId: z.int(),
      organisationId: z.int(),
      title: z.string(),
      lieu: z.string().nullable(),
      color: z.string().nullable(),
      secondaryStartTime: z.string().nullable(),
      secondaryEndTime: z.string().nullable(),
      openOnHolidays: z.boolean(),
      timeZone: z.string(),
      departementNumber: z.string(),
    }),
  ),
  absences: z.array(
    z.strictObject({
      ...recurring,
      absenceId: z.int(),
      title: z.string(),
      endDay: z.iso.date(),
      timeZone: z.string(),
    }),
  ),
  holds: z.array(
    z.strictObject({
      holdId: z.int(),
      agentId: z.int(),
      organisationId: z.int(),
      motif: z.string().nullable(),
      startMs: z.int(),
      endMs: z.int(),
      untilMs: z.int(),
    }),
  ),
  busy: z.array(z.strictObject({ agentId: z.int(), startMs: z.int(), endMs: z.int() })),
}

/** Each scope where its own WHERE clause ends. */
function planningOf(actor: AgentActor, asked: Asked) {
  const days = [isoDay(asked.from - 1), isoDay(asked.to + 1)]
  const instants = [asked.startMs, asked.endMs, asked.now.epochMilliseconds].map((ms) => new Date(ms))
  const values: unknown[] = [asked.agentIds, ...days, ...instants, organisationIdsOf(actor)]
  const within = ({ values: own, sql }: Condition) => sql(...own.map((value) => `$${values.push(value)}`))
  const plages = whereSql('Plage', plageScope.seenByAgent(actor), 'p')
  const absences = whereSql('Absence', absenceScope.seenByAgent(actor), 'a')
  const motifs = whereSql('Motif', motifScope.seenByAgent(actor), 'm')
  const text = planningSql(within(plages), within(absences), within(motifs))
  const name = `agenda-planning ${plages.name} ${absences.name} ${motifs.name}`
  return [{ name, columns: COLUMNS, text }, values] as const
}

const listed = (columns: Record<string, string>) =>
  `coalesce(json_agg(json_build_object(${Object.entries(columns).map(([column, sql]) => `'${column}', ${sql}`)})), '[]')`

const epochMs = (column: string) => `(date_part('epoch', ${column}) * 1000)::int8`

const recurringOf = (alias: string) => ({
  agentId: `${alias}.agent_id`,
  firstDay: `${alias}.first_day`,
  lastDay: `${alias}.last_day`,
  startTime: `${alias}.start_time`,
  endTime: `${alias}.end_time`,
  rrule: `${alias}.rrule`,
  exceptions: `${alias}.exceptions`,
})

const PLAGES = listed({
  ...recurringOf('p'),
  plageId: 'p.id',
  organisationId: 'p.organisation_id',
  title: 'p.title',
  lieu: 'l.name',
  color: 'p.color',
  secondaryStartTime: 'p.secondary_start_time',
  secondaryEndTime: 'p.secondary_end_time',
  openOnHolidays: 'p.open_on_holidays',
  timeZone: 't.time_zone',
  departementNumber: 't.departement_number',
})

const ABSENCES = listed({
  ...recurringOf('a'),
  absenceId: 'a.id',
  title: 'a.title',
  endDay: 'a.end_day',
  timeZone: 'a.time_zone',
})

const holds = (motifs: string) =>
  listed({
    holdId: 'h.id',
    agentId: 'h.agent_id',
    organisationId: 'm.organisation_id',
    motif: `CASE WHEN ${motifs} THEN m.name END`,
    startMs: epochMs('h.starts_at'),
    endMs: epochMs('h.ends_at'),
    untilMs: epochMs('least(h.expires_at, h.hides_until)'),
  })

const BUSY = listed({ agentId: 'agent_id', startMs: epochMs('starts_at'), endMs: epochMs('ends_at') })

const HIDING_HOLDS = `h.agent_id = ANY ($1) AND h.starts_at < $5::timestamptz AND h.ends_at > $4::timestamptz
        AND ${isHiding('$6::timestamptz')}`

const touching = (alias: string) =>
  `${alias}.first_day <= $3::date AND coalesce(${alias}.last_day, 'infinity'::date) BETWEEN $2::date AND 'infinity'::date`

const planningSql = (plages: string, absences: string, motifs: string) => `
  SELECT
    (SELECT ${PLAGES}
      FROM plages p
      JOIN organisations o ON o.id = p.organisation_id
      JOIN territoires t ON t.id = o.territoire_id
      LEFT JOIN lieux l ON l.id = p.lieu_id
      WHERE p.agent_id = ANY ($1::int[]) AND ${touching('p')} AND ${plages}) AS plages,
    (SELECT ${ABSENCES} FROM absences a
      WHERE a.agent_id = ANY ($1) AND ${touching('a')} AND ${absences}) AS absences,
    (SELECT ${holds(motifs)} FROM holds h JOIN motifs m ON m.id = h.motif_id
      WHERE ${HIDING_HOLDS} AND m.organisation_id = ANY ($7::int[])) AS holds,
    (SELECT ${BUSY} FROM (${takenSql('busy', 'starts_at, ends_at', ['$4', '$5'])}
      UNION ALL SELECT h.agent_id, h.starts_at, h.ends_at FROM holds h WHERE ${HIDING_HOLDS}) taken) AS busy`
