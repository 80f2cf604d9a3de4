import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aGridOfTwo, aRdvOf, leadsTo, openGrid, press, says, spoken, TUESDAY } from '#test/support/agenda-grid.ts'
import { aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

const INES = /^De 9 h 30 à 10 h, Inès BENALI, consultation de nourrisson, Arras-Nord, à venir, mardi 4 mars/

test('the grid is one tab stop, whose cell speaks its hour, its day and its state', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  await openGrid(page, grid)

  await page.getByRole('link', { name: 'Liste', exact: true }).focus()
  await press(page, 'Tab')
  assert.deepEqual(await spoken(page), { role: 'gridcell', name: '9 h, lundi 3 mars, libre' })
  const sizes = page.locator('[role=grid]')
  assert.equal(await sizes.getAttribute('aria-rowcount'), '52')
  assert.equal(await sizes.getAttribute('aria-colcount'), '5')
  assert.equal(await page.locator('[role=row]').filter({ visible: true }).first().getAttribute('aria-rowindex'), '9')

  await press(page, 'ArrowRight')
  assert.equal((await spoken(page)).name, '9 h, mardi 4 mars, libre, plage Arras-Nord')
  await press(page, 'ArrowDown', 'ArrowDown')
  assert.match((await spoken(page)).name, INES)
  await press(page, 'ArrowDown')
  assert.match((await spoken(page)).name, INES)
  assert.match((await page.locator('.rdv-grille__dit').textContent()) ?? '', /Inès BENALI.*Entrée.*ouvrir/)
  await press(page, 'End')
  assert.equal((await spoken(page)).name, '11 h 45, mardi 4 mars, libre, plage Arras-Nord')
  await press(page, 'Control+ArrowUp')
  assert.equal((await spoken(page)).name, '10 h, mardi 4 mars, libre, plage Arras-Nord')

  await press(page, 'Tab')
  assert.notEqual((await spoken(page)).role, 'gridcell')
  await press(page, 'Shift+Tab')
  assert.equal((await spoken(page)).name, '10 h, mardi 4 mars, libre, plage Arras-Nord', 'at the last place')
  await page.context().close()
})

test('at the edge the period changes, and one stays at the same hour', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  await openGrid(page, grid)

  await page.locator('[role=gridcell]').focus()
  await press(page, 'ArrowLeft')
  await says(page, '9 h, vendredi 28 février, libre')
  assert.match(page.url(), /date=2031-02-2\d/)
  assert.match(await page.title(), /24.février au dimanche 2.mars/)
  await press(page, 'ArrowRight')
  await says(page, '9 h, lundi 3 mars, libre')
  await press(page, 'PageDown')
  await says(page, '9 h, lundi 10 mars, libre')
  await page.goBack()
  await page.getByRole('heading', { name: /3 au dimanche 9 mars/ }).waitFor()
  await page.context().close()
})

test('Entrée opens a rdv, lists those that overlap, and starts a new one of the chosen length', {
  skip: noBrowser,
}, async () => {
  const grid = await aGridOfTwo()
  await aRdvOf(grid, 'Léo', '11:00', '11:30')
  await aRdvOf(grid, 'Jade', '11:15', '12:00')
  const page = await aWindow()
  await openGrid(page, grid)
  await page.locator('[role=gridcell]').focus()

  await press(page, 'ArrowRight', 'Home', 'Control+ArrowDown', 'Control+ArrowDown', 'Control+ArrowDown', 'ArrowDown')
  assert.equal((await spoken(page)).name, '11 h 15, mardi 4 mars, 2 rendez-vous : Léo BENALI ; Jade BENALI')
  await press(page, 'Enter')
  const list = page.getByRole('dialog', { name: /2.rendez-vous à 11.h.15/ })
  assert.equal(await list.getByRole('link', { name: /BENALI/ }).count(), 2)
  await press(page, 'Escape')
  assert.match((await spoken(page)).name, /2 rendez-vous/, 'the focus comes back')

  await press(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown')
  assert.equal((await spoken(page)).name, 'De 9 h à 9 h 45, mardi 4 mars, libre, plage Arras-Nord')
  const wizard = await leadsTo(page, /rdv_wizard_step\/new/, () => press(page, 'Enter'))
  assert.deepEqual(Object.fromEntries(wizard.searchParams), {
    starts_at: `${TUESDAY}T09:00+01:00`,
    'agent_ids[]': String(grid.claire.id),
    duration_in_min: '45',
  })

  await openGrid(page, grid)
  await page.locator('[role=gridcell]').focus()
  await press(page, 'ArrowRight', 'Home', 'Control+ArrowDown')
  const opened = await leadsTo(page, /\/rdvs\/\d+/, () => press(page, 'Enter'))
  assert.match(opened.pathname, new RegExp(`/rdvs/${grid.ines.id}$`))
  await page.context().close()
})

test('d takes a rdv, arrows move it, Échap leaves it, Entrée asks who is told', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  const beside = `vue=jour&date=${TUESDAY}&agent_ids[]=${grid.claire.id}&agent_ids[]=${grid.amina.id}`
  await openGrid(page, grid, beside)
  const cell = page.locator('[role=gridcell]')
  await cell.focus()
  await press(page, 'Home')
  assert.equal((await spoken(page)).name, '9 h, mardi 4 mars, Claire FONTAINE, libre, plage Arras-Nord')
  await press(page, 'Control+ArrowDown', 'd', 'ArrowDown', 'ArrowRight')
  assert.equal((await spoken(page)).name, 'Inès BENALI : de 9 h 45 à 10 h 15, mardi 4 mars, Amina DIALLO')
  await press(page, 'Escape')
  assert.match((await spoken(page)).name, /^De 9 h 30 à 10 h, Inès BENALI, .*Claire FONTAINE/)

  await press(page, 'd', 'ArrowDown', 'ArrowRight', 'Shift+ArrowDown')
  const asked = await leadsTo(page, /deplacement/, () => press(page, 'Enter'))
  assert.match(asked.pathname, new RegExp(`/rdvs/${grid.ines.id}/deplacement$`))
  assert.deepEqual(Object.fromEntries(asked.searchParams), {
    starts_at: `${TUESDAY}T09:45+01:00`,
    ends_at: `${TUESDAY}T10:30+01:00`,
    agent_id: String(grid.amina.id),
    from_agent_id: String(grid.claire.id),
  })
  await page.context().close()
})

test('letters change the view, and inside the grid arrows stay the grid’s', { skip: noBrowser }, async () => {
  const grid = await aGridOfTwo()
  const page = await aWindow()
  await openGrid(page, grid)

  await press(page, 'ArrowRight')
  await page.getByRole('heading', { name: /10 au dimanche 16 mars/ }).waitFor()
  await press(page, 'j')
  await page.getByRole('heading', { name: /^Mardi.11.mars/ }).waitFor()
  await page.locator('[data-etat=grille]:not([aria-busy]) [role=gridcell]').focus()
  await press(page, 'ArrowDown')
  assert.match((await spoken(page)).name, /^9 h 15, mardi 11 mars/)
  await press(page, 'm')
  await page.locator('.ec-month-view').waitFor()
  assert.equal(await page.locator('[role=grid]').count(), 0)
  await press(page, 'i')
  await page.waitForURL(/vue=liste/)
  await page.context().close()
})
