import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agendaOf } from '#domain/booking/creneau/agenda.ts'
import { boundsOf } from '#domain/booking/creneau/bounds.ts'
import { agentsFreeAt } from '#domain/booking/creneau/confirmation.ts'
import { listCreneaux } from '#domain/booking/creneau/creneau.ts'
import { firstCreneau, firstCreneaux } from '#domain/booking/creneau/first-creneau.ts'
import { intervalsOf } from '#domain/planning/plage/plage-intervals.ts'
import { arbitrarySearch } from '#test/support/arbitrary-creneaux.ts'
import { naiveAgentsFreeAt, naiveCreneaux } from '#test/support/naive-creneaux.ts'
import { spanOf } from '../../../../bin/cases/creneaux-span.ts'

type Scene = ReturnType<typeof arbitrarySearch.generate>['value']

const planningOf = ({ search, ...rows }: Scene) => ({
  plages: rows.plages.flatMap(intervalsOf),
  agenda: agendaOf(rows, spanOf(boundsOf(search))),
})

test('the créneaux offered are exactly those that reading the rules minute by minute finds, in order and once each', () => {
  fc.assert(
    fc.property(arbitrarySearch, (scene) => {
      assert.deepEqual(listCreneaux(planningOf(scene), scene.search), naiveCreneaux(scene, scene.search))
    }),
    { numRuns: 500 },
  )
})

test('no créneau offered overlaps a rdv of its agent', () => {
  fc.assert(
    fc.property(arbitrarySearch, (scene) => {
      const lasts = scene.search.durationMinutes * 60_000

      for (const { startsAtMs, agentId } of listCreneaux(planningOf(scene), scene.search))
        for (const rdv of scene.rdvs)
          assert.ok(rdv.agentId !== agentId || rdv.endsAtMs <= startsAtMs || startsAtMs + lasts <= rdv.startsAtMs)
    }),
    { numRuns: 300 },
  )
})

test('the first availability is the first of the list, overall and by lieu', () => {
  fc.assert(
    fc.property(arbitrarySearch, (scene) => {
      const planning = planningOf(scene)
      const creneaux = listCreneaux(planning, scene.search)

      const byLieu = firstCreneaux(planning, scene.search, ({ lieuId }) => lieuId)

      assert.deepEqual(firstCreneau(planning, scene.search), creneaux[0] ?? null)
      for (const lieuId of [null, 1, 2] as const)
        assert.deepEqual(
          byLieu.get(lieuId),
          creneaux.find((creneau) => creneau.lieuId === lieuId),
        )
    }),
    { numRuns: 300 },
  )
})

test('a start on offer can be confirmed with the agents who offer it', () => {
  fc.assert(
    fc.property(arbitrarySearch, (scene) => {
      const planning = planningOf(scene)

      for (const { startsAtMs, agentId } of listCreneaux(planning, scene.search).slice(0, 40))
        assert.ok(agentsFreeAt(planning, { ...scene.search, startsAtMs }).includes(agentId))
    }),
    { numRuns: 300 },
  )
})

test('a confirmation answers as reading the rules minute by minute does, whatever the start asked', () => {
  const minutesAfter = fc.oneof(
    fc.integer({ min: 0, max: 8640 }),
    fc.integer({ min: 0, max: 1728 }).map((at) => at * 5),
  )
  fc.assert(
    fc.property(arbitrarySearch, fc.array(minutesAfter, { minLength: 5, maxLength: 5 }), (scene, minutes) => {
      const { from, zone } = scene.search
      const midnight = Temporal.PlainDate.from(from).toZonedDateTime(zone.timeZone).epochMilliseconds
      const planning = planningOf(scene)

      for (const minute of minutes) {
        const asked = { ...scene.search, startsAtMs: midnight + minute * 60_000 }
        assert.deepEqual(agentsFreeAt(planning, asked), naiveAgentsFreeAt(scene, scene.search, asked))
      }
    }),
    { numRuns: 300 },
  )
})
