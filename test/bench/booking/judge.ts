import { z } from 'zod'
import { query, statement } from '#infra/query.ts'
import { type Answer, type Contender, flashOf } from './contender.ts'

export type Verdict = 'booked' | 'refused' | 'error'

/** Booked: the page of the rdv. Refused: the week again, with its warning. Anything else is an error. */
export async function judge(contender: Contender, answer: Answer): Promise<Verdict> {
  const flash = answer.status === 303 ? await flashOf(contender) : undefined
  if (/^\/users\/rdvs\/\d+$/.test(answer.location) && flash?.kind === 'success') return 'booked'
  if (/^\/prendre_rdv\?.*date=/.test(answer.location) && flash?.text.includes('vient d’être pris')) return 'refused'
  process.stderr.write(`${JSON.stringify({ ...answer, flash })}\n`)
  return 'error'
}

/** Kept: the hour is. Refused, as politely as a confirmation. */
export const isPolite = ({ status, location }: Answer) =>
  status === 303 && /^\/(users\/rdv_wizard_step\/new|prendre_rdv)\?/.test(location)

/** Pairs of rdvs, or of a rdv and an absence, that take the same time of an agent. */
export async function countDoubles() {
  const [row] = await query(DOUBLES, [])
  return row?.count ?? 0
}

/** Rdvs that the usagers have in the end. */
export async function countRdvs(usagerIds: readonly number[]) {
  const [row] = await query(RDVS, [usagerIds])
  return row?.count ?? 0
}

const DOUBLES = statement(
  'bench-doubles',
  { count: z.int() },
  `
  SELECT (
    SELECT count(*) FROM agents_rdvs a JOIN agents_rdvs b ON a.agent_id = b.agent_id AND a.id < b.id
      AND a.busy AND b.busy AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
  )::int + (
    SELECT count(*) FROM agents_rdvs taken JOIN absences away ON away.agent_id = taken.agent_id AND taken.busy
      AND taken.starts_at < (away.end_day + away.end_time::time) AT TIME ZONE away.time_zone
      AND taken.ends_at > (away.first_day + away.start_time::time) AT TIME ZONE away.time_zone
  )::int AS count`,
)

const RDVS = statement(
  'bench-rdvs',
  { count: z.int() },
  `
  SELECT count(*)::int AS count FROM rdvs JOIN participations ON participations.rdv_id = rdvs.id
  WHERE usager_id = ANY ($1) AND rdvs.status = 'unknown'`,
)
