import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Search } from '#domain/booking/creneau/creneau.ts'
import { findFirstByLieu, findWeek } from '#domain/booking/creneau/find-creneaux.ts'
import { findWeekAsAgent } from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import { arbitrarySearch } from '#test/support/arbitrary-creneaux.ts'
import { naiveCreneaux } from '#test/support/naive-creneaux.ts'
import { type Planted, plant, type Scene } from '#test/support/planted-creneaux.ts'

const RUNS = { numRuns: 25 }

/** What happens is in the middle of the scene: its week begins there, or ends there. */
const scenes = fc.tuple(arbitrarySearch, fc.integer({ min: 0, max: 6 })).map(([scene, days]) => {
  const from = Temporal.PlainDate.from(scene.search.from).subtract({ days }).toString()
  return { ...scene, search: { ...scene.search, from } }
})
const ANYBODY = { usagerIds: [] }

/** What reading every rule minute by minute finds, for whoever may have any agent. */
function naivelyFound({ rows }: Planted, { search }: Scene, over: Partial<Search>) {
  return naiveCreneaux(rows, { ...search, agentIds: undefined, lieuId: undefined, ...over })
}

const startsOf = (creneaux: readonly { startsAtMs: number }[]) => [
  ...new Set(creneaux.map(({ startsAtMs }) => startsAtMs)),
]
const weekFrom = (day: string) => Temporal.PlainDate.from(day).add({ days: 6 }).toString()

test('the week found in the database is the one that reading the rules minute by minute finds, and so is what comes next, or else first', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const planted = await plant(scene)
      const { from, nowMs, delays } = scene.search
      const bounds = { delays: delays ?? { minS: 0, maxS: 0 } }
      const lieuId = planted.rows.plages[0]?.lieuId ?? undefined
      const now = Temporal.Instant.fromEpochMilliseconds(nowMs)

      const week = await findWeek({ motif: planted.motif, lieuId, from, now, who: ANYBODY })

      const expected = naivelyFound(planted, scene, { ...bounds, lieuId, to: weekFrom(from) })
      const later = naivelyFound(planted, scene, { ...bounds, lieuId, to: null })
      const today = now.toZonedDateTimeISO(scene.search.zone.timeZone).toPlainDate().toString()
      const first = naivelyFound(planted, scene, { ...bounds, lieuId, from: today, to: null })[0]
      assert.deepEqual(
        week.days.flatMap(({ starts }) => starts),
        startsOf(expected),
      )
      assert.deepEqual(
        [...week.agentsAt].map(([start, agentIds]) => [start, [...agentIds]]),
        startsOf(expected).map((start) => [start, agentsAt(expected, start)]),
      )
      assert.equal(week.next, expected.length > 0 ? null : ((later[0] ?? first)?.startsAtMs ?? null))
    }),
    RUNS,
  )
})

test('the next availability of each lieu is the first that reading the rules minute by minute finds there', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const planted = await plant(scene)
      const now = Temporal.Instant.fromEpochMilliseconds(scene.search.nowMs)

      const firsts = await findFirstByLieu({ motifs: [planted.motif], now, who: ANYBODY })

      const today = now.toZonedDateTimeISO(scene.search.zone.timeZone).toPlainDate().toString()
      const bounds = { delays: scene.search.delays ?? { minS: 0, maxS: 0 }, from: today, to: null }
      const all = naivelyFound(planted, scene, bounds)
      for (const lieuId of new Set(planted.rows.plages.map((plage) => plage.lieuId)))
        if (lieuId !== null)
          assert.equal(firsts.get(lieuId)?.startsAtMs, all.find((creneau) => creneau.lieuId === lieuId)?.startsAtMs)
    }),
    RUNS,
  )
})

test('an agent finds what reading the rules minute by minute finds without delays, holds nor pauses', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, fc.integer({ min: 0, max: 2 }), async (scene, at) => {
      const planted = await plant(scene)
      const { from, nowMs } = scene.search
      const agentId = planted.rows.plages[at]?.agentId ?? 0
      const chosen = { agentIds: [agentId], teamIds: [] }
      const now = Temporal.Instant.fromEpochMilliseconds(nowMs)

      const week = await findWeekAsAgent({ motif: planted.motif, from, now, chosen })

      const own = { delays: null, agentIds: new Set([agentId]), to: weekFrom(from) }
      const expected = naivelyFound({ ...planted, rows: asAgent(planted.rows) }, scene, own)
      assert.deepEqual(startsOf(week.creneaux), startsOf(expected))
    }),
    RUNS,
  )
})

const agentsAt = (creneaux: readonly { startsAtMs: number; agentId: number }[], start: number) => [
  ...new Set(creneaux.filter(({ startsAtMs }) => startsAtMs === start).map(({ agentId }) => agentId)),
]

const asAgent = ({ absences, ...rows }: Planted['rows']): Planted['rows'] => ({
  absences,
  plages: rows.plages.map((plage) => ({ ...plage, minutesAfterRdvs: 0 })),
  rdvs: rows.rdvs.map((rdv) => ({ ...rdv, minutesAfter: 0 })),
  holds: [],
})
