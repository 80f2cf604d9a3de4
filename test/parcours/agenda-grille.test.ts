import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { db } from '#infra/db.ts'
import { aGridOfTwo, aRdvOf, leadsTo, openGrid, TUESDAY } from '#test/support/agenda-grid.ts'
import { assertUsable, aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { signIn } from '#test/support/signed-in.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { annulationPath } from '#web/agents/rdvs/paths.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

const rdvOf = (page: Page, name: string) => page.locator('.ec-event').filter({ hasText: name })

/** In the middle of the column of that day, so many pixels below the first hour. */
async function pointOn(page: Page, column: number, quartersFrom7: number) {
  const box = await page.locator('.ec-body .ec-day').nth(column).boundingBox()
  assert.ok(box)
  return { x: box.x + box.width / 2, y: box.y + quartersFrom7 * 16 + 4 }
}

test('a click on free time starts a rdv there; a click on a rdv opens it', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow({ viewport: { width: 1280, height: 1600 } })
  await openGrid(page, grid)

  const free = await pointOn(page, 1, 13)
  const wizard = await leadsTo(page, /rdv_wizard_step\/new/, () => page.mouse.click(free.x, free.y))
  assert.equal(wizard.searchParams.get('starts_at'), `${TUESDAY}T10:15+01:00`)
  assert.equal(wizard.searchParams.get('agent_ids[]'), String(grid.claire.id))

  await openGrid(page, grid)
  const opened = await leadsTo(page, /\/rdvs\/\d+/, () => rdvOf(page, 'Inès BENALI').click())
  assert.match(opened.pathname, new RegExp(`/rdvs/${grid.ines.id}$`))
  await page.context().close()
})

test('a rdv that is dragged or stretched leads to the page of what it means, and stays where it is', {
  skip: noBrowser,
}, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow({ viewport: { width: 1280, height: 1600 } })
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }, key?: string) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    if (key) await page.keyboard.press(key)
    await page.mouse.up()
  }
  await openGrid(page, grid)
  const rdv = await pointOn(page, 1, 10)
  const target = await pointOn(page, 2, 14)

  await drag(rdv, target, 'Escape')
  assert.match(page.url(), /agent_agendas/)
  const after = await rdvOf(page, 'Inès BENALI').boundingBox()
  assert.ok(after && after.x < rdv.x && after.x + after.width > rdv.x, 'it is where it was')

  const moved = await leadsTo(page, /deplacement/, () => drag(rdv, target))
  assert.deepEqual(Object.fromEntries(moved.searchParams), {
    starts_at: '2031-03-05T10:30+01:00',
    ends_at: '2031-03-05T11:00+01:00',
    agent_id: String(grid.claire.id),
  })

  await openGrid(page, grid)
  const edge = { ...rdv, y: rdv.y + 16 + 8 }
  const longer = await leadsTo(page, /deplacement/, () => drag(edge, { ...edge, y: edge.y + 32 }))
  assert.equal(longer.searchParams.get('starts_at'), `${TUESDAY}T09:30+01:00`)
  assert.equal(longer.searchParams.get('ends_at'), `${TUESDAY}T10:30+01:00`)
  assert.equal(
    (await db.rdv.findUniqueOrThrow({ where: { id: grid.ines.id } })).endsAt.getTime(),
    grid.ines.endsAt.getTime(),
  )
  await page.context().close()
})

for (const [width, colorScheme] of [
  [1280, 'dark'],
  [375, 'light'],
  [320, 'dark'],
] as const)
  test(`the grid is for everybody: ${width} pixels, ${colorScheme}`, { skip: noBrowser }, async () => {
    const grid = await aGridOfTwo()
    await aRdvOf(grid, 'Léo', '11:00', '11:15')
    await db.rdv.updateMany({ where: { id: grid.ines.id }, data: { status: 'excused', cancelledAt: new Date() } })
    const page = await aWindow({ viewport: { width, height: 800 }, colorScheme })
    const beside = `&agent_ids[]=${grid.claire.id}&agent_ids[]=${grid.amina.id}`

    for (const query of [
      `vue=semaine&date=${TUESDAY}`,
      `vue=jour&date=${TUESDAY}${beside}`,
      `vue=mois&date=${TUESDAY}`,
    ]) {
      await openGrid(page, grid, query)
      await assertUsable(page)
    }
    await page.context().close()
  })

test('without a view in the address it is the last one; on a telephone, the day', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const desktop = await aWindow()
  await openGrid(desktop, grid, '')
  assert.match((await desktop.locator('[data-agenda]').getAttribute('data-vue')) ?? '', /semaine/)
  await desktop.keyboard.press('m')
  await desktop.locator('[data-vue=mois]').waitFor()
  await openGrid(desktop, grid, '')
  await desktop.locator('[data-vue=mois]').waitFor()
  assert.match(desktop.url(), /vue=mois/)

  const telephone = await aWindow({ viewport: { width: 375, height: 800 } })
  await openGrid(telephone, grid, '')
  await telephone.locator('[data-vue=jour]').waitFor()
  await desktop.context().close()
  await telephone.context().close()
})

test('the rdv that one comes from is shown', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow({ reducedMotion: 'reduce' })
  await openGrid(page, grid, `vue=semaine&date=${TUESDAY}&selected_event_id=${grid.ines.id}`)

  const chosen = page.locator('.rdv-ev--choisi')
  await chosen.filter({ hasText: 'Inès BENALI' }).waitFor()
  assert.equal(
    await chosen.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).animationName),
    'none',
  )
  assert.match((await page.locator('[role=gridcell]').getAttribute('aria-label')) ?? '', /Inès BENALI/)
  await page.context().close()
})

test('what a colleague changes is seen without a gesture, told by the server', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  await openGrid(page, grid)
  const told = page.waitForResponse((answer) => answer.url().includes('/agent_agendas/flux'))
  await page.reload()
  await told
  const colleague = await signIn('/agents/sign_in', grid.amina.email)

  const params = { organisationId: grid.organisationId, rdvId: grid.ines.id }
  const answer = await colleague.post(annulationPath(params), { status: 'revoked', from: 'unknown' })

  assert.equal(answer.status, 303)
  await page.locator('.rdv-ev--annule').filter({ hasText: 'Inès BENALI' }).waitFor()
  await page.context().close()
})

test('a tab that comes back is fresh, and takes no message that waits for the next page', {
  skip: noBrowser,
}, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  await openGrid(page, grid)
  await aRdvOf(grid, 'Léo', '11:00', '11:30')
  await page.evaluate("window.dispatchEvent(new Event('focus'))")
  await rdvOf(page, 'Léo BENALI').waitFor()

  // In another tab a rdv is cancelled, which the next page says; the agenda turns to another week meanwhile.
  const other = await page.context().newPage()
  await other.goto(`${origin()}/agents/raccourcis`)
  const path = annulationPath({ organisationId: grid.organisationId, rdvId: grid.ines.id })
  const isSent = await other.evaluate(async (path) => {
    const body = new URLSearchParams({ status: 'revoked', from: 'unknown' })
    return (await fetch(path, { method: 'POST', body, redirect: 'manual' })).type === 'opaqueredirect'
  }, path)
  assert.ok(isSent)
  await page.getByRole('link', { name: 'Semaine suivante' }).click()
  await page.getByRole('heading', { name: /10 au dimanche 16 mars/ }).waitFor()
  await other.reload()
  await other.getByText(/^Rendez-vous du .* annulé/).waitFor()
  await page.context().close()
})

test('an agenda that cannot be loaded says what to do, and shows the list', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  await openGrid(page, grid)

  await page.route('**/admin/agenda/**', (route) => route.abort())
  await page.evaluate("window.dispatchEvent(new Event('focus'))")
  await page
    .getByRole('alert')
    .getByText(/Rechargez la page/)
    .waitFor()
  await rdvOf(page, 'Inès BENALI').waitFor()

  await page.reload()
  await page
    .getByRole('alert')
    .getByText(/Rechargez la page/)
    .waitFor()
  await page
    .getByRole('table')
    .getByRole('link', { name: /Inès BENALI/ })
    .waitFor()
  await page.context().close()
})

test('the print is the table; the scripts of the grid are those of that page alone', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${origin()}/agents/sign_in`)
  assert.deepEqual(
    asked.filter((path) => /agenda/.test(path)),
    [],
  )
  await openGrid(page, grid)
  assert.ok(asked.some((path) => /js\/agenda\/event-calendar/.test(path)))

  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('[data-agenda]').isVisible(), false)
  assert.equal(await page.locator('[data-agenda-table]').isVisible(), true)
  await page.context().close()
})
