import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { instantOn } from './days.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aRdv, aService, aUsager } from './factories.ts'
import { PASSWORD, withPassword } from './signed-in.ts'
import { origin } from './visitor.ts'

export const TUESDAY = '2031-03-04'

/** A Tuesday far ahead of Claire FONTAINE: a plage from 9 h to 12 h, Inès at 9 h 30; beside her, Amina DIALLO. */
export async function aGridOfTwo() {
  const organisation = await anOrganisation({ name: 'MDS Arras-Nord' })
  const service = await aService()
  const [organisationId, serviceId] = [organisation.id, service.id]
  const names = [
    { firstName: 'Claire', lastName: 'Fontaine' },
    { firstName: 'Amina', lastName: 'Diallo' },
  ] as const
  const claire = await anAgent({ ...(await withPassword()), ...names[0], organisationId, serviceId })
  const amina = await anAgent({ ...(await withPassword()), ...names[1], organisationId, serviceId })
  const motif = await aMotif({ organisationId, serviceId, name: 'Consultation de nourrisson', color: '#2f8f5b' })
  const lieu = await aLieu({ organisationId, name: 'Arras-Nord' })
  const day = new Date(TUESDAY)
  const hours = { startTime: '09:00', endTime: '12:00', firstDay: day, lieuId: lieu.id, motifId: motif.id }
  await aPlage({ ...hours, agentId: claire.id })
  await aPlage({ ...hours, agentId: amina.id })
  const grid = { organisationId, motif, lieu, claire, amina }
  const ines = await aRdvOf(grid, 'Inès', '09:30', '10:00')
  return { ...grid, ines }
}

type Grid = {
  organisationId: number
  motif: { id: number }
  lieu: { id: number }
  claire: { id: number; email: string | null }
  amina: { id: number; email: string | null }
}

export const aRdvOf = async ({ motif, lieu, claire }: Grid, firstName: string, from: string, to: string) =>
  aRdv({
    motifId: motif.id,
    lieuId: lieu.id,
    agentIds: [claire.id],
    exclusive: false,
    usagerIds: [(await aUsager({ firstName, lastName: 'Benali' })).id],
    startsAt: instantOn(TUESDAY, from),
    endsAt: instantOn(TUESDAY, to),
  })

/** Claire signs in and opens her agenda. */
export async function openGrid(page: Page, { claire, organisationId }: Grid, query = `vue=semaine&date=${TUESDAY}`) {
  await page.goto(`${origin()}/agents/sign_in`)
  if (await page.getByLabel('E-mail').isVisible()) await signIn(page, claire.email)
  await page.goto(`${origin()}/admin/organisations/${organisationId}/agent_agendas/${claire.id}?${query}`)
  await page.locator('[data-etat=grille] .ec-body [role=gridcell], [data-etat=grille] .ec-month-view').waitFor()
}

async function signIn(page: Page, email: string | null) {
  await page.getByLabel('E-mail').fill(email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/agent_agendas/)
}

/** What Chromium tells a screen reader of what has the focus. */
export async function spoken(page: Page) {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const focused = nodes.filter(({ properties }) =>
    properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  )
  const last = focused.at(-1)
  assert.ok(last, 'something has the focus')
  return { role: last.role?.value, name: String(last.name?.value).replaceAll('\u00A0', ' ') }
}

/** Once that cell has the focus: another period was fetched meanwhile. */
export const says = (page: Page, name: string) =>
  page.getByRole('gridcell', { name, exact: true }).and(page.locator(':focus')).waitFor()

export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

/** Where the page would go, without its being there. */
export async function leadsTo(page: Page, path: RegExp, deed: () => Promise<unknown>) {
  const asked = page.waitForRequest((request) => request.isNavigationRequest() && path.test(request.url()))
  // A key that leaves the page may never be answered by it.
  await Promise.race([asked, deed()])
  return new URL((await asked).url())
}
