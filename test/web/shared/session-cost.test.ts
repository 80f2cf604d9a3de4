import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withQueries } from '#test/support/count-queries.ts'
import { aSignedInAgent, aSignedInUsager } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp())

test('who is signed in costs one query a page, and a visitor none', async () => {
  const { visitor } = await aSignedInUsager()
  await visitor.get('/aide')
  const { visitor: agent } = await aSignedInAgent()
  await agent.get('/agents/mot-de-passe')

  const usager = await withQueries(() => visitor.get('/aide'))
  const anAgent = await withQueries(() => agent.get('/admin/nulle-part'))
  const stranger = await withQueries(() => aVisitor().get('/aide'))

  assert.deepEqual(
    [usager, anAgent, stranger].map(({ queries }) => queries.length),
    [1, 1, 0],
  )
})

test('the page of somebody known is kept by no cache', async () => {
  const { visitor } = await aSignedInUsager()
  const { visitor: agent } = await aSignedInAgent()

  const pages = [await visitor.get('/users/informations'), await agent.get('/agents/mot-de-passe')]

  for (const page of pages) assert.match(page.headers.get('cache-control') ?? '', /no-store/)
})
