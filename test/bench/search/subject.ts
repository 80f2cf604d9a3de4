import { performance } from 'node:perf_hooks'
import { claimCreneau } from '#domain/booking/creneau/claim-creneau.ts'
import { findFirstByLieu, findWeek } from '#domain/booking/creneau/find-creneaux.ts'
import { pool } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { readDayOfLieu, readWeekOfLieu, readWeekOfMotifs } from './floor.ts'
import { LIEU, type Searched, searchedAt, WHO } from './searched.ts'

// One world a process: the bench asks several of them in turn, so that what else the machine does weighs on all alike.
const searched = await searchedAt(Number(process.env.BENCH_NOW))
const deeds: Record<string, () => Promise<unknown>> = deedsOf(searched)

process.on('message', async (name: string) => {
  const deed = deeds[name.replace('queries of ', '')]
  if (!deed) throw new Error(`not a deed of the bench: ${name}`)
  process.send?.(name.startsWith('queries of ') ? (await withQueries(deed)).queries.length : await millisecondsOf(deed))
})
process.send?.('ready')

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
