import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recentMemory } from '#lib/recent-memory.ts'

/** Gives 1, then 2, then 3… */
function counter() {
  let count = 0
  return async () => ++count
}

test('an answer serves all who ask the same for a moment, even before it is there', async () => {
  const recently = recentMemory<number>({ lastsMs: 1000, most: 10 })
  const count = counter()

  const together = await Promise.all([recently('a', 0, count), recently('a', 0, count)])
  const apart = [await recently('a', 999, count), await recently('b', 999, count), await recently('a', 1000, count)]

  assert.deepEqual([...together, ...apart], [1, 1, 1, 2, 3])
})

test('for no time nothing is kept, though clocks go back', async () => {
  const recently = recentMemory<number>({ lastsMs: 0, most: 10 })
  const count = counter()

  assert.deepEqual([await recently('a', 5000, count), await recently('a', 1000, count)], [1, 2])
})

test('a failure is not kept', async () => {
  const recently = recentMemory<number>({ lastsMs: 1000, most: 10 })

  await assert.rejects(recently('a', 0, () => Promise.reject(new Error('away'))))

  assert.equal(await recently('a', 0, async () => 7), 7)
})

test('the oldest answers make room', async () => {
  const recently = recentMemory<number>({ lastsMs: 1000, most: 2 })
  const count = counter()

  for (const key of ['a', 'b', 'c']) await recently(key, 0, count)

  assert.deepEqual(
    [await recently('c', 0, count), await recently('b', 0, count), await recently('a', 0, count)],
    [3, 2, 4],
  )
})
