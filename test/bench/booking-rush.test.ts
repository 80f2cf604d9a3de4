import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rush } from './booking/rush.ts'

test('fifty confirmations at once of five créneaux through several web processes: five rdvs, and polite refusals', async () => {
  const figures = await rush({ webProcesses: 2, contested: [1], disputed: [1] })

  const { booked, refused, errors, doubles } = figures
  assert.deepEqual({ booked, refused, errors, doubles }, { booked: 5, refused: 45, errors: 0, doubles: 0 })
})
