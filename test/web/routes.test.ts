import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp, routeTables } from '../../src/app.ts'

test('every route of the application stands in a table that says who may enter', () => {
  const declared = Object.values(routeTables).flatMap((table) => table.map(({ method, path }) => `${method} ${path}`))

  const mounted = routesMounted(createApp().router)

  assert.deepEqual(mounted.filter((route) => !declared.includes(route) && route !== 'get /sante').sort(), [])
  assert.ok(mounted.length > 20, 'the routes were found')
})

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } }

function routesMounted(router: { stack: Layer[] } | unknown): string[] {
  const stack = (router as { stack: Layer[] }).stack
  return stack.flatMap(({ route, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => `${method} ${route.path}`)
    return handle?.stack ? routesMounted({ stack: handle.stack }) : []
  })
}
