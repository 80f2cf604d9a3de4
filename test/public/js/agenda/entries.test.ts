import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ofAgents } from '../../../../public/js/agenda/entries.js'
import { amina, anEntry, claire } from './some-entries.ts'

test('one agent at a time has his own rdvs alone, with what is of everybody', () => {
  const his = anEntry('09:00', '09:30')
  const hers = anEntry('10:00', '10:30', { agents: [claire.id] })
  const both = anEntry('11:00', '11:30', { agents: [amina.id, claire.id] })
  const holiday = anEntry('00:00', '00:00', { agents: [], kind: 'jour-ferie' })

  assert.deepEqual(ofAgents([his, hers, both, holiday], [claire]), [hers, both, holiday])
  assert.equal(ofAgents([his, hers, both, holiday], [amina, claire]).length, 4)
})
