import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseAgent } from '#domain/booking/creneau/agent-choice.ts'

const loads = new Map([
  [1, { rdvsThatDay: 2, rdvsThatWeek: 2 }],
  [2, { rdvsThatDay: 1, rdvsThatWeek: 9 }],
  [3, { rdvsThatDay: 1, rdvsThatWeek: 4 }],
  [4, { rdvsThatDay: 1, rdvsThatWeek: 4 }],
])

test('the rdv goes to the agent with the fewest rdvs that day, then that week, then to the lowest id', () => {
  assert.equal(chooseAgent([4, 3, 2, 1], loads), 3)
  assert.equal(chooseAgent([1, 2], loads), 2)
  assert.equal(chooseAgent([1, 2, 5], loads), 5)
})

test('the agent of the hold is kept while he is free', () => {
  assert.equal(chooseAgent([1, 3], loads, 1), 1)
  assert.equal(chooseAgent([2, 3], loads, 1), 3)
})

test('nobody is chosen among nobody', () => {
  assert.equal(chooseAgent([], loads), null)
})
