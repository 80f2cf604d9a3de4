import { performance } from 'node:perf_hooks'
import { findAgendas, listColleagues } from '#domain/booking/agenda/agenda-queries.ts'
import { agendaDays } from '#domain/booking/agenda/agent-agenda.ts'
import { claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import { findFirstByLieu, findWeek } from '#domain/booking/creneau/find-creneaux.ts'
import { findFirstByLieuAsAgent } from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import { countRdvsToComplete } from '#domain/booking/rdv/to-complete-queries.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { pool } from '#infra/db.ts'
import { dayNumber } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { agentIds, DEPARTEMENT, organisationOf } from '../world/shape.ts'
import { readAgendaRows, readDayOfLieu, readWeekOfLieu, readWeekOfMotifs, readWeeksOfMotif } from './floor.ts'
import { rdvListDeeds } from './rdv-list.ts'
import { LIEU, type Searched, searchedAt, WHO } from './searched.ts'

const ORGANISATION = 1
const ZONE = 'Europe/Paris'

// One world a process: the bench asks several of them in turn, so that what else the machine does weighs on all alike.
const searched = await searchedAt(Number(process.env.BENCH_NOW))
const viewer = await requireAgent(1)
const colleagues = agentIds.filter((id) => organisationOf(id) === ORGANISATION).slice(0, 10)
const deeds: Record<string, () => Promise<unknown>> = deedsOf(searched)

process.on('message', async (name: string) => {
  const deed = deeds[name.replace('queries of ', '')]
  if (!deed) throw new Error(`not a deed of the bench: ${name}`)
  process.send?.(name.startsWith('queries of ') ? (await withQueries(deed)).queries.length : await millisecondsOf(deed))
})
process.send?.('ready')

async function requireAgent(id: number) {
  const agent = await findSessionAgent(id)
  if (!agent) throw new Error('the bench world has an agent')
  return agent
}

async function millisecondsOf(deed: () => Promise<unknown>) {
  const start = performance.now()
  await deed()
  return performance.now() - start
}

function deedsOf({ motifs, motif, now, from, startsAtMs }: Searched) {
  const startsAt = Temporal.Instant.fromEpochMilliseconds(startsAtMs)
  const asked = { motifId: motif.id, lieuId: LIEU, startsAt, booker: 'usager' as const, narrowing: WHO, now }
  return {
    'floor of a week': () => readWeekOfLieu(searched),
    'week of a lieu': () => findWeek({ motif, lieuId: LIEU, from, now, who: WHO }),
    'floor of a start': () => readDayOfLieu(searched),
    confirmation: confirm,
    'floor of next availabilities': () => readWeekOfMotifs(searched),
    'next availabilities': () => findFirstByLieu({ motifs, now, who: WHO }),
    'floor of an agent’s search': () => readWeeksOfMotif(searched),
    'search of an agent': () => findFirstByLieuAsAgent({ motif, from, now }),
    'floor of an agenda': () => readAgendaRows([viewer.id], from),
    'week of an agent': () => weekOfAgents([viewer.id]),
    'floor of ten agendas': () => readAgendaRows(colleagues, from),
    'week of ten agents': () => weekOfAgents(colleagues),
    ...rdvListDeeds(now),
  }

  /** All that the page of agendas reads once it is known who asks, and makes of it for its grid. */
  async function weekOfAgents(agentIds: readonly number[]) {
    const { actor } = viewer
    const period = {
      from: dayNumber(from),
      to: dayNumber(from) + 6,
      zone: zoneOf(ZONE),
      departementNumber: DEPARTEMENT,
    }
    const [, { entries }] = await Promise.all([
      listColleagues(actor, { id: ORGANISATION, territoire: { id: 1 } }),
      findAgendas(actor, { agentIds, period, withCancelled: true, now }),
      countRdvsToComplete(actor, now),
    ])
    return agendaDays(entries, period)
  }

  /** All of a confirmation but its writes. */
  async function confirm() {
    const connection = await pool.connect()
    await connection.query('BEGIN')
    const claim = await claimCreneau(connection, asked)
    if (!claim.ok) throw new Error(`the start of the bench is refused: ${claim.reason}`)
    await connection.query('ROLLBACK')
    connection.release()
  }
}
