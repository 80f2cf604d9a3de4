import { mkdirSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { demoSignIns } from '../prisma/seed/sign-ins.ts'
import { readArguments, refuse } from './command/read-arguments.ts'
import { BROWSER_ARGUMENTS, findBrowser } from './services/browser.ts'

const usage = `
Usage: npm run screenshots -- [ADDRESS]

Takes the pictures of README and docs from the demo world of a running bin/dev, by default at http://localhost:3000.`

const {
  words: [site = 'http://localhost:3000'],
} = readArguments({ usage, most: 1 })
const folder = new URL('../docs/screenshots/', import.meta.url).pathname
const executablePath = findBrowser() ?? refuse('There is no browser on this machine: bin/setup --for-tests.')

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
await takeUsagerPictures(await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } }))
await takeTelephonePicture(await browser.newContext({ locale: 'fr-FR', viewport: { width: 375, height: 800 } }))
await takeAgentPictures(await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } }))
await browser.close()

async function takeUsagerPictures(context: BrowserContext) {
  const page = await context.newPage()
  await page.goto(site)
  await keep(page, 'usager-accueil')
  await searchUntilWeek(page)
  await keep(page, 'usager-creneaux')
  await page.locator('.rdv-semaine button').first().click()
  await keep(page, 'usager-identification')
  await signIn(page, 'usager', '/users/sign_in')
  await page.goto(`${site}/users/rdvs`)
  await keep(page, 'usager-mes-rdvs')
  await page.locator('.rdv-carte a').first().click()
  await keep(page, 'usager-rdv')
}

async function takeTelephonePicture(context: BrowserContext) {
  const page = await context.newPage()
  await page.goto(site)
  await searchUntilWeek(page)
  await keep(page, 'usager-creneaux-telephone')
}

async function takeAgentPictures(context: BrowserContext) {
  const page = await context.newPage()
  await signIn(page, 'agent', '/agents/sign_in')
  const next = nextMonday()
  const agenda = page.url().split('?')[0]
  await page.goto(`${agenda}?vue=semaine&date=${next}`)
  await page.locator('.rdv-ev__lien').first().waitFor()
  await keep(page, 'agent-agenda')
  const agents = await page
    .locator('#autre-agent select[name=agent_id] option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value')))
  const beside = agents.slice(0, 6).map((id) => `agent_ids[]=${id}`)
  await page.goto(`${agenda}?vue=jour&date=${next}&${beside.join('&')}`)
  await page.locator('.rdv-ev__lien').first().waitFor()
  await keep(page, 'agent-agendas-cote-a-cote')
  await page.locator('.rdv-ev__lien').first().click()
  await page.waitForURL(/\/rdvs\/\d+/)
  await keep(page, 'agent-rdv')
}

/** The first motif and lieu of Arras: each page of the search is one click. */
async function searchUntilWeek(page: Page) {
  const arras = { departement: '62', address: '62000 Arras', city_code: '62041', latitude: '50.29', longitude: '2.78' }
  await page.goto(`${site}/prendre_rdv?${new URLSearchParams(arras)}`)
  while ((await page.locator('.rdv-semaine').count()) === 0)
    await page.locator('.rdv-raisons a, .fr-tile__title a').first().click()
}

async function signIn(page: Page, face: string, path: string) {
  const account = demoSignIns.find((known) => known.face === face)
  if (!account) throw new Error(`no demo account of ${face}`)
  await page.goto(site + path)
  await page
    .getByLabel(/e-mail/i)
    .first()
    .fill(account.email)
  await page.locator('input[type=password]').fill(account.password)
  await page.locator('main form').getByRole('button', { name: 'Se connecter' }).click()
}

function keep(page: Page, name: string) {
  return page.screenshot({ path: `${folder}${name}.png`, fullPage: true })
}

/** A day with rdvs, whenever the pictures are taken. */
function nextMonday() {
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  return today.add({ days: 8 - today.dayOfWeek }).toString()
}
