import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type {
  AbsenceOfAgent,
  CheckFacts,
  OtherRdv,
  PlageOfAgent,
  RdvBefore,
} from '#domain/booking/check/check-facts.ts'
import { idsOf } from '#domain/booking/check/planned-change.ts'
import { endOf, hoursOf, type PlannedRdv, placeOf } from '#domain/booking/check/planned-rdv.ts'
import { isLive } from '#domain/booking/status/status.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import { exceptions } from '#domain/planning/recurrence/recurrence.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { pool } from '#infra/db.ts'
import { LieuAvailability, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { type Connection, query, type RowOf } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import * as rdvScope from './rdv-scope.ts'

export type Planning = {
  /** Who acts, as he is now. */
  actor: AgentActor
  organisationId: number
  planned: PlannedRdv
  /** The rdv that is changed. */
  rdvId?: number | undefined
  now: Temporal.Instant
}

/** All that is judged, in three statements however much there is. Null where there is no such organisation. */
export async function findCheckFacts(planning: Planning, connection: Connection = pool): Promise<CheckFacts | null> {
  const subject = await findSubject(planning, connection)
  if (!subject) return null
  const { zone, ...known } = subject
  const rdvs = await listOtherRdvs(planning, zone, connection)
  const { actor, organisationId, planned, now } = planning
  const times = await listPlanning(planning, connection)
  return { planned, organisationId, actorId: actor.id, now, zone, ...known, rdvs, ...times }
}

async function findSubject({ actor, organisationId, planned, rdvId }: Planning, connection: Connection) {
  const { motifId, place, agentIds } = planned
  const lieuId = place?.kind === 'lieu' ? place.lieuId : null
  const values = [organisationId, motifId, lieuId, agentIds, idsOf(planned), rdvId ?? null]
  const scopes = [
    whereSql('Motif', motifScope.seenByAgent(actor), 'm'),
    whereSql('Usager', usagerScope.prescribableByAgent(actor, organisationId), 'u'),
  ]
  const [row] = await query(...withConditions(SUBJECT, values, scopes), connection)
  if (!row) return null
  const { motif, lieu, agents, usagers } = row
  return { zone: zoneOf(row.timeZone), motif, lieu, agents, usagers, before: beforeOf(row) }
}

function beforeOf({ rdvId: id, startsAt, endsAt, status, place, ...row }: RowOf<typeof SUBJECT>): RdvBefore | null {
  if (id === null || status === null || !startsAt || !endsAt) return null
  const { title, maxParticipantsCount } = row
  return {
    id,
    status,
    ...hoursOf({ startsAt, endsAt }),
    agentIds: row.agentIdsBefore,
    participations: row.participationsBefore,
    place: placeOf(place),
    title,
    maxParticipantsCount,
  }
}

const person = { id: z.int(), firstName: z.string().nullable(), lastName: z.string().nullable() }

const IN_RDV = (table: string, column: string) => `SELECT ${column} FROM ${table} WHERE rdv_id = $6::int`

/** Those whom the rdv has already stay as they are: neither scope nor role is asked of them again. */
const SUBJECT = varying(
  'rdv-check-subject',
  {
    timeZone: z.string(),
    motif: z.strictObject({ id: z.int(), locationType: z.enum(LocationType), collectif: z.boolean() }).nullable(),
    lieu: z.strictObject({ id: z.int(), availability: z.enum(LieuAvailability) }).nullable(),
    agents: z.array(z.strictObject(person)),
    usagers: z.array(z.strictObject({ ...person, phoneNumbers: z.array(z.string()), emails: z.array(z.string()) })),
    rdvId: z.int().nullable(),
    startsAt: z.date().nullable(),
    endsAt: z.date().nullable(),
    status: z.enum(RdvStatus).nullable(),
    title: z.string().nullable(),
    maxParticipantsCount: z.int().nullable(),
    place: z
      .strictObject({
        id: z.int(),
        availability: z.enum(LieuAvailability),
        name: z.string(),
        address: z.string(),
        latitude: z.number(),
        longitude: z.number(),
      })
      .nullable(),
    agentIdsBefore: z.array(z.int()),
    participationsBefore: z.array(z.strictObject({ usagerId: z.int(), status: z.enum(RdvStatus) })),
  },
  (_, [seenMotif = '', addableUsager = '']) => `
  SELECT t.time_zone AS "timeZone",
    (SELECT json_build_object('id', m.id, 'locationType', m.location_type, 'collectif', m.collectif) FROM motifs m
      WHERE m.id = $2 AND m.organisation_id = $1
        AND (m.id = before.motif_id OR (m.deleted_at IS NULL${seenMotif}))) AS motif,
    (SELECT json_build_object('id', l.id, 'availability', l.availability) FROM lieux l
      WHERE l.id = $3::int AND l.organisation_id = $1 AND l.availability <> 'single_use') AS lieu,
    (SELECT coalesce(json_agg(json_build_object('id', a.id, 'firstName', a.first_name, 'lastName', a.last_name)
        ORDER BY a.id), '[]') FROM agents a
      WHERE a.id = ANY ($4::int[]) AND (a.id IN (${IN_RDV('agents_rdvs', 'agent_id')}) OR (a.deleted_at IS NULL
        AND (a.invitation_sent_at IS NULL OR a.invitation_accepted_at IS NOT NULL)
        AND EXISTS (SELECT FROM agent_roles r WHERE r.agent_id = a.id AND r.organisation_id = $1)))) AS agents,
    (SELECT coalesce(json_agg(json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name,
        'phoneNumbers', array_remove(ARRAY[nullif(u.phone_number, ''), nullif(responsable.phone_number, '')], NULL),
        'emails', array_remove(ARRAY[nullif(u.email, ''), nullif(responsable.email, '')], NULL)) ORDER BY u.id), '[]')
      FROM usagers u LEFT JOIN usagers responsable ON responsable.id = u.responsible_id
      WHERE u.id = ANY ($5::int[])
        AND (u.id IN (${IN_RDV('participations', 'usager_id')}) OR (true${addableUsager}))) AS usagers,
    before.id AS "rdvId", before.starts_at AS "startsAt", before.ends_at AS "endsAt", before.status, before.name AS title,
    before.max_participants_count AS "maxParticipantsCount",
    (SELECT json_build_object('id', l.id, 'availability', l.availability, 'name', l.name, 'address', l.address,
        'latitude', l.latitude, 'longitude', l.longitude) FROM lieux l WHERE l.id = before.lieu_id) AS place,
    ARRAY(${IN_RDV('agents_rdvs', 'agent_id')} ORDER BY agent_id) AS "agentIdsBefore",
    (SELECT coalesce(json_agg(json_build_object('usagerId', usager_id, 'status', status) ORDER BY id), '[]')
      FROM participations WHERE rdv_id = $6::int) AS "participationsBefore"
  FROM organisations o
  JOIN territoires t ON t.id = o.territoire_id
  LEFT JOIN rdvs before ON before.id = $6::int AND before.organisation_id = o.id
  WHERE o.id = $1`,
)

async function listOtherRdvs(
  { actor, planned, rdvId }: Planning,
  zone: Zone,
  connection: Connection,
): Promise<OtherRdv[]> {
  const { startsAt, motifId, agentIds } = planned
  const day = zone.dayOf(startsAt.epochMilliseconds)
  const bounds = [startsAt, laterOf(startsAt, endOf(planned))].map(
    ({ epochMilliseconds }) => new Date(epochMilliseconds),
  )
  const days = [day, day + 1].map((one) => new Date(zone.startOfDay(one)))
  const values = [agentIds, ...bounds, idsOf(planned), motifId, ...days, rdvId ?? null]
  const seen = whereSql('Rdv', rdvScope.seenByAgent(actor), 'r')
  const rows = await query(...withConditions(OTHERS, values, [seen]), connection)
  return rows.map(({ startsAt: from, endsAt: to, ...row }) => ({
    ...row,
    startsAt: from.toTemporalInstant(),
    endsAt: to.toTemporalInstant(),
  }))
}

const laterOf = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? other : one

// As in the search of créneaux: the lower bound on the start spares reading the agents' whole past; the few rdvs of more than
// a day have an index of their own.
const OTHERS = varying(
  'rdv-check-others',
  {
    id: z.int(),
    organisationId: z.int(),
    organisationName: z.string(),
    motifId: z.int(),
    motifName: z.string(),
    lieuId: z.int().nullable(),
    lieuName: z.string().nullable(),
    startsAt: z.date(),
    endsAt: z.date(),
    agentIds: z.array(z.int()),
    usagerIds: z.array(z.int()),
    isSeen: z.boolean(),
  },
  (conditions) => `
  WITH found AS MATERIALIZED (
    SELECT rdv_id AS id FROM agents_rdvs
    WHERE agent_id = ANY ($1::int[]) AND busy AND ends_at > $2::timestamptz - interval '46 minutes'
      AND starts_at >= $2::timestamptz - interval '25 hours' AND starts_at < $3::timestamptz
    UNION
    SELECT rdv_id FROM agents_rdvs
    WHERE agent_id = ANY ($1::int[]) AND busy AND ends_at - starts_at > interval '24 hours'
      AND starts_at < $2::timestamptz - interval '25 hours' AND ends_at > $2::timestamptz - interval '46 minutes'
    UNION
    SELECT p.rdv_id FROM participations p JOIN rdvs r ON r.id = p.rdv_id
    WHERE p.usager_id = ANY ($4::int[]) AND ${isLive('p')} AND r.motif_id = $5::int
      AND r.starts_at >= $6::timestamptz AND r.starts_at < $7::timestamptz
    UNION
    SELECT id FROM rdvs WHERE motif_id = $5::int AND starts_at = $2::timestamptz
  )
  SELECT r.id, r.organisation_id AS "organisationId", o.name AS "organisationName", r.motif_id AS "motifId",
    m.name AS "motifName", r.lieu_id AS "lieuId", l.name AS "lieuName", r.starts_at AS "startsAt", r.ends_at AS "endsAt",
    ARRAY(SELECT agent_id FROM agents_rdvs WHERE rdv_id = r.id ORDER BY agent_id) AS "agentIds",
    ARRAY(SELECT p.usager_id FROM participations p WHERE p.rdv_id = r.id AND ${isLive('p')} ORDER BY p.usager_id) AS "usagerIds",
    (true${conditions}) AS "isSeen"
  FROM found JOIN rdvs r USING (id)
  JOIN organisations o ON o.id = r.organisation_id
  JOIN motifs m ON m.id = r.motif_id
  LEFT JOIN lieux l ON l.id = r.lieu_id
  WHERE ${isLive('r')} AND r.id IS DISTINCT FROM $8::int
  ORDER BY r.starts_at, r.id`,
)

/** Of the days around: plages and absences keep the days of their own zones. */
async function listPlanning({ actor, planned }: Planning, connection: Connection) {
  const { agentIds, motifId } = planned
  const day = (at: Temporal.Instant) => Temporal.PlainDate.from(at.toZonedDateTimeISO('UTC'))
  const from = day(planned.startsAt).subtract({ days: 2 }).toString()
  const to = day(laterOf(planned.startsAt, endOf(planned)))
    .add({ days: 2 })
    .toString()
  const scopes = [
    whereSql('Plage', plageScope.seenByAgent(actor), 'p'),
    whereSql('Absence', absenceScope.seenByAgent(actor), 'a'),
  ]
  const rows = await query(...withConditions(PLANNING, [agentIds, from, to, motifId], scopes), connection)
  return { plages: rows.flatMap(plageOf), absences: rows.flatMap(absenceOf) }
}

type PlanningRow = RowOf<typeof PLANNING>

function plageOf({ kind, organisationId, organisationName, timeZone, endDay: _, ...row }: PlanningRow): PlageOfAgent[] {
  if (kind !== 'plage' || organisationId === null || organisationName === null) return []
  return [{ ...row, organisationId, organisationName, zone: zoneOf(timeZone) }]
}

function absenceOf({ kind, timeZone, endDay, ...row }: PlanningRow): AbsenceOfAgent[] {
  if (kind !== 'absence' || endDay === null) return []
  const { id, agentId, title, firstDay, lastDay, startTime, endTime, rrule, exceptions: excepted, isSeen } = row
  const zone = zoneOf(timeZone)
  return [
    { id, agentId, title, firstDay, endDay, lastDay, startTime, endTime, rrule, exceptions: excepted, isSeen, zone },
  ]
}

const PLANNING = varying(
  'rdv-check-planning',
  {
    kind: z.enum(['plage', 'absence']),
    id: z.int(),
    agentId: z.int(),
    organisationId: z.int().nullable(),
    organisationName: z.string().nullable(),
    timeZone: z.string(),
    lieuId: z.int().nullable(),
    lieuName: z.string().nullable(),
    title: z.string(),
    firstDay: z.iso.date(),
    endDay: z.iso.date().nullable(),
    lastDay: z.iso.date().nullable(),
    startTime: z.string(),
    endTime: z.string(),
    secondaryStartTime: z.string().nullable(),
    secondaryEndTime: z.string().nullable(),
    rrule: z.string().nullable(),
    exceptions,
    minutesAfterRdvs: z.int(),
    carriesMotif: z.boolean(),
    isSeen: z.boolean(),
  },
  (_, [seenPlage = '', seenAbsence = '']) => `
  SELECT 'plage' AS kind, p.id, p.agent_id AS "agentId", p.organisation_id AS "organisationId", o.name AS "organisationName",
    t.time_zone AS "timeZone", p.lieu_id AS "lieuId", l.name AS "lieuName", p.title,
    p.first_day::text AS "firstDay", NULL AS "endDay", p.last_day::text AS "lastDay",
    p.start_time AS "startTime", p.end_time AS "endTime",
    p.secondary_start_time AS "secondaryStartTime", p.secondary_end_time AS "secondaryEndTime", p.rrule, p.exceptions,
    p.minutes_after_rdvs AS "minutesAfterRdvs",
    EXISTS (SELECT FROM motifs_plages mp WHERE mp.plage_id = p.id AND mp.motif_id = $4) AS "carriesMotif",
    (true${seenPlage}) AS "isSeen"
  FROM plages p
  JOIN organisations o ON o.id = p.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  LEFT JOIN lieux l ON l.id = p.lieu_id
  WHERE p.agent_id = ANY ($1::int[]) AND p.first_day <= $3::date AND (p.last_day IS NULL OR p.last_day >= $2::date)
  UNION ALL
  SELECT 'absence', a.id, a.agent_id, NULL, NULL, a.time_zone, NULL, NULL, a.title,
    a.first_day::text, a.end_day::text, a.last_day::text, a.start_time, a.end_time, NULL, NULL, a.rrule, a.exceptions,
    0, false, (true${seenAbsence})
  FROM absences a
  WHERE a.agent_id = ANY ($1::int[]) AND a.first_day <= $3::date AND (a.last_day IS NULL OR a.last_day >= $2::date)
  ORDER BY kind, id`,
)
