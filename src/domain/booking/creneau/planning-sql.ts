import { z } from 'zod'
import { exceptions } from '#domain/planning/recurrence/recurrence.ts'
import { pack, packed } from '#infra/packed-rows.ts'
import { statement } from '#infra/query.ts'
import { varying } from '#infra/statement.ts'
import type { AgentColumns } from './considered-agents.ts'
import { isHiding } from './loads-sql.ts'

/** Parameters of these statements: first and last instant of a window of days, now, and the browser whose holds hide nothing. */
const [START, END] = ['$1::timestamptz', '$2::timestamptz']
export const [NOW, BROWSER] = ['$3::timestamptz', '$4::text']

export const PLAGE_COLUMNS: AgentColumns = { agent: 'p.agent_id', motif: 'm.id', organisation: 'p.organisation_id' }

// Bounded on both sides, it is thought to be rare, as it is: else PostgreSQL would plan each search anew rather than once.
const notOver = (lastDay: string, day: string) =>
  `coalesce(${lastDay}, 'infinity'::date) BETWEEN ${day} AND 'infinity'::date`

/** Where plages are sought, for which motifs, and up to which day their agents' absences are wanted. */
export type Sought = { placed: string; motifs: string; until: string }

const SEVERAL = 'unnest($5::int[], $6::int[]) AS m (id, organisation_id) ON m.organisation_id = p.organisation_id'
const AT_LIEU: Sought = { placed: 'p.lieu_id = $10::int', motifs: SEVERAL, until: '$9' }
const IN_ORGANISATIONS: Sought = { placed: 'p.organisation_id = ANY ($6::int[])', motifs: SEVERAL, until: '$9' }

// First what is not over at that place: an agent, or a motif, would lead through their whole past.
const current = ({ placed }: Sought) => `
  SELECT p.id, p.organisation_id, p.agent_id, p.lieu_id, p.first_day, p.last_day, p.start_time, p.end_time,
         p.secondary_start_time, p.secondary_end_time, p.minutes_after_rdvs, p.rrule,
         nullif(p.exceptions, '[]') AS exceptions, p.open_on_holidays
  FROM plages p
  WHERE ${placed} AND ${notOver('p.last_day', '$7::date')} AND p.first_day <= $8::date`

const open = ({ motifs }: Sought) => `
  SELECT m.id AS motif_id, p.*
  FROM current p
  JOIN ${motifs}
  JOIN motifs_plages mp ON mp.motif_id = m.id AND mp.plage_id = p.id`

// Joined to the plages by whoever reads them: PostgreSQL knows neither size, and would compare each with each.
const PRESENT = `
  SELECT agent_id, organisation_id FROM (SELECT DISTINCT agent_id, organisation_id FROM open) AS o
  WHERE EXISTS (
    SELECT FROM agent_roles r JOIN agents a ON a.id = r.agent_id AND a.deleted_at IS NULL
    WHERE r.agent_id = o.agent_id AND r.organisation_id = o.organisation_id)`

// The pause after a rdv is of an hour at most.
const LASTS_INTO = `ends_at > ${START} - interval '1 hour'`

// The lower bound on the start spares reading the agents' whole past; the few rdvs of more than a day have an index of their own.
const TAKEN = `
  SELECT agent_id, starts_at, ends_at, minutes_after, false AS is_hold FROM concerned JOIN agents_rdvs USING (agent_id)
  WHERE busy AND starts_at >= ${START} - interval '24 hours' AND starts_at < ${END} AND ${LASTS_INTO}
  UNION ALL
  SELECT agent_id, starts_at, ends_at, minutes_after, false FROM concerned JOIN agents_rdvs USING (agent_id)
  WHERE busy AND ends_at - starts_at > interval '24 hours'
    AND starts_at < ${START} - interval '24 hours' AND ${LASTS_INTO}
  UNION ALL
  SELECT agent_id, starts_at, ends_at, 0, true FROM concerned JOIN holds USING (agent_id)
  WHERE ${isHiding(NOW)} AND starts_at < ${END} AND ends_at > ${START} AND session_digest IS DISTINCT FROM ${BROWSER}`

// A day more on each side: an absence keeps the days of its own zone.
const absences = (from: string, to: string) => `
  FROM concerned JOIN absences USING (agent_id)
  WHERE first_day <= ${to}::date + 1 AND ${notOver('last_day', `${from}::date - 1`)}`

const epochMs = (column: string) => `(date_part('epoch', ${column}) * 1000)::int8`

const RECURRING = {
  agentId: 'agent_id',
  firstDay: 'first_day',
  lastDay: 'last_day',
  startTime: 'start_time',
  endTime: 'end_time',
  rrule: 'rrule',
}

const PACKED_PLAGES = pack({
  ...RECURRING,
  motifId: 'motif_id',
  lieuId: 'lieu_id',
  secondaryStartTime: 'secondary_start_time',
  secondaryEndTime: 'secondary_end_time',
  minutesAfterRdvs: 'minutes_after_rdvs',
  exceptions: 'exceptions',
  openOnHolidays: 'open_on_holidays',
})

const PACKED_PRESENT = pack({ agentId: 'agent_id', organisationId: 'organisation_id' })

const PACKED_ABSENCES = pack({
  ...RECURRING,
  endDay: 'end_day',
  exceptions: "nullif(exceptions, '[]')",
  timeZone: 'time_zone',
})

const PACKED_TAKEN = pack({
  agentId: 'agent_id',
  startsAtMs: epochMs('starts_at'),
  endsAtMs: epochMs('ends_at'),
  minutesAfter: 'minutes_after',
  isHold: 'is_hold',
})

const recurring = {
  agentId: packed(z.int()),
  firstDay: packed(z.iso.date()),
  lastDay: packed(z.iso.date().nullable()),
  startTime: packed(z.string()),
  endTime: packed(z.string()),
  rrule: packed(z.string().nullable()),
  exceptions: packed(exceptions.nullable()),
}

const awayColumns = {
  absences: z.strictObject({ ...recurring, endDay: packed(z.iso.date()), timeZone: packed(z.string()) }),
  taken: z.strictObject({
    agentId: packed(z.int()),
    startsAtMs: packed(z.int()),
    endsAtMs: packed(z.int()),
    minutesAfter: packed(z.int()),
    isHold: packed(z.boolean()),
  }),
}

export const planningColumns = {
  plages: z.strictObject({
    ...recurring,
    motifId: packed(z.int()),
    lieuId: packed(z.int().nullable()),
    secondaryStartTime: packed(z.string().nullable()),
    secondaryEndTime: packed(z.string().nullable()),
    minutesAfterRdvs: packed(z.int()),
    openOnHolidays: packed(z.boolean()),
  }),
  present: z.strictObject({ agentId: packed(z.int()), organisationId: packed(z.int()) }),
  ...awayColumns,
}

/** `also`: other columns, of the same trip. */
export const planningSql =
  (sought: Sought, also: string[] = []) =>
  (conditions: string) =>
    `
  WITH current AS MATERIALIZED (${current(sought)}),
       open AS MATERIALIZED (${open(sought)} WHERE true${conditions}),
       present AS MATERIALIZED (${PRESENT}),
       concerned AS MATERIALIZED (SELECT DISTINCT agent_id FROM present),
       taken AS (${TAKEN})
  SELECT ${[
    `(SELECT ${PACKED_PLAGES} FROM open) AS plages`,
    `(SELECT ${PACKED_PRESENT} FROM present) AS present`,
    `(SELECT ${PACKED_ABSENCES} ${absences('$7', sought.until)}) AS absences`,
    `(SELECT ${PACKED_TAKEN} FROM taken) AS taken`,
    ...also,
  ].join(',\n         ')}`

/** Plages of the motifs $5 of the organisations $6 from day $7 to day $8, what keeps their agents away up to day $9. */
export const PLANNING_AT_LIEU = varying('planning at lieu', planningColumns, planningSql(AT_LIEU))
export const PLANNING_IN_ORGANISATIONS = varying('planning', planningColumns, planningSql(IN_ORGANISATIONS))

/** What keeps the agents $5 away, from day $6 to day $7. */
export const AWAY = statement(
  'away',
  awayColumns,
  `
  WITH concerned AS MATERIALIZED (SELECT unnest($5::int[]) AS agent_id), taken AS (${TAKEN})
  SELECT (SELECT ${PACKED_ABSENCES} ${absences('$6', '$7')}) AS absences, (SELECT ${PACKED_TAKEN} FROM taken) AS taken`,
)
