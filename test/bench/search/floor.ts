import { command, execute } from '#infra/query.ts'
import { dayNumber, isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { LIEU, type Searched } from './searched.ts'

/** What nobody can do without: one prepared statement that reads the very rows of an answer, and nothing made of them. */
const floorOf = (place: string) => `
  WITH open AS MATERIALIZED (
    SELECT p.agent_id, p.lieu_id, p.first_day::text, p.last_day::text, p.start_time, p.end_time, p.rrule
    FROM plages p JOIN motifs_plages mp ON mp.plage_id = p.id
    WHERE mp.motif_id = ANY ($1) AND ${place}
      AND p.first_day <= $3::date AND coalesce(p.last_day, 'infinity') BETWEEN $2::date AND 'infinity'
  )
  SELECT agent_id, date_part('epoch', starts_at) * 1000 AS start, date_part('epoch', ends_at) * 1000 AS "end",
         NULL AS first_day, NULL AS last_day, NULL AS start_time, NULL AS end_time, NULL AS rrule
  FROM agents_rdvs
  WHERE busy AND agent_id IN (SELECT agent_id FROM open) AND starts_at >= $4 AND starts_at < $5
  UNION ALL
  SELECT agent_id, NULL, NULL, first_day::text, last_day::text, start_time, end_time, rrule FROM absences
  WHERE agent_id IN (SELECT agent_id FROM open)
    AND first_day <= $3::date AND coalesce(last_day, 'infinity') BETWEEN $2::date AND 'infinity'
  UNION ALL
  SELECT agent_id, lieu_id, NULL, first_day, last_day, start_time, end_time, rrule FROM open`

const AT_LIEU = command('floor at a lieu', floorOf('p.lieu_id = $6'))
const OF_MOTIFS = command('floor of motifs', floorOf('p.organisation_id = ANY ($6::int[])'))

const AGENDAS = command(
  'floor of agendas',
  `
  SELECT a.agent_id, r.status, r.motif_id, date_part('epoch', a.starts_at), date_part('epoch', a.ends_at),
         (SELECT array_agg(u.last_name) FROM participations p JOIN usagers u ON u.id = p.usager_id WHERE p.rdv_id = r.id),
         NULL, NULL, NULL, NULL
  FROM agents_rdvs a JOIN rdvs r ON r.id = a.rdv_id
  WHERE a.agent_id = ANY ($1::int[]) AND a.busy AND a.starts_at >= $4 AND a.starts_at < $5
  UNION ALL
  SELECT agent_id, NULL, NULL, NULL, NULL, NULL, first_day::text, start_time, end_time, rrule FROM absences
  WHERE agent_id = ANY ($1) AND first_day <= $3::date AND coalesce(last_day, 'infinity') BETWEEN $2::date AND 'infinity'
  UNION ALL
  SELECT agent_id, NULL, NULL, NULL, NULL, NULL, first_day::text, start_time, end_time, rrule FROM plages
  WHERE agent_id = ANY ($1) AND first_day <= $3::date AND coalesce(last_day, 'infinity') BETWEEN $2::date AND 'infinity'`,
)

export const readAgendaRows = (agentIds: readonly number[], from: string) =>
  execute(AGENDAS, [agentIds, ...daysOf(from, 7)])

export const readWeekOfLieu = ({ motif, from }: Searched) => execute(AT_LIEU, [[motif.id], ...daysOf(from, 7), LIEU])

export const readDayOfLieu = ({ motif, startsAtMs }: Searched) => {
  const day = isoDay(zoneOf(motif.timeZone).dayOf(startsAtMs))
  return execute(AT_LIEU, [[motif.id], ...daysOf(day, 1), LIEU])
}

export const readWeekOfMotifs = ({ motifs, from }: Searched) => {
  const organisationIds = motifs.map(({ organisationId }) => organisationId)
  const values = [motifs.map(({ id }) => id), ...daysOf(from, 7), organisationIds]
  return execute(OF_MOTIFS, values)
}

/** Six weeks of one motif, as the first window of an agent's search. */
export const readWeeksOfMotif = ({ motif, from }: Searched) =>
  execute(OF_MOTIFS, [[motif.id], ...daysOf(from, 42), [motif.organisationId]])

function daysOf(from: string, days: number) {
  const zone = zoneOf('Europe/Paris')
  const [first, end] = [dayNumber(from), dayNumber(from) + days]
  return [isoDay(first), isoDay(end - 1), new Date(zone.startOfDay(first)), new Date(zone.startOfDay(end))]
}
