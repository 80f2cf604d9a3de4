import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { db } from '#infra/db.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { serve, type Visitor } from '#test/support/visitor.ts'
import { createApp, routeTables } from '../../src/app.ts'
import { type ActorName, signEachIn } from './actors.ts'
import { addressesOf } from './addresses.ts'
import { aWorld, type World } from './world.ts'

serve(() => createApp({ limits: relaxedLimits }))

const MARKUP = `<img src=x onerror=alert(1)>"'`
const LINK = 'javascript:alert(1)'
const LINES = 'Suivi\r\nATTENDEE:mailto:autre@exemple.fr\r\nEND:VEVENT'

const READERS = ['usager', 'link session', 'basic agent', 'territorial admin', 'super admin'] as const

let world: World
let visitors: Record<ActorName, Visitor>
before(async () => {
  world = await aWorld()
  visitors = await signEachIn(world)
})

/** Whatever people and services may write of themselves. */
async function writeEverywhere(text: string) {
  await db.usager.updateMany({ data: { firstName: text, lastName: text, birthName: text, address: text } })
  await db.agent.updateMany({ where: { firstName: { not: null } }, data: { firstName: text, lastName: text } })
  // Their names are unique.
  await db.$executeRaw`UPDATE organisations SET name = ${text} || id, website = ${LINK}`
  await db.$executeRaw`UPDATE territoires SET name = ${text} || id`
  await db.$executeRaw`UPDATE services SET name = ${text} || id`
  await db.$executeRaw`UPDATE lieux SET name = ${text} || id, address = ${text}`
  await db.$executeRaw`UPDATE motifs SET name = ${text} || id`
  await db.motif.updateMany({
    data: { restrictionForRdv: text, instructionForRdv: text, customCancelWarningMessage: text },
  })
  await db.rdv.updateMany({ data: { name: text } })
}

test('T14: markup and links that people wrote are words on every page', async () => {
  await writeEverywhere(MARKUP)
  const journey = new URLSearchParams({ departement: '62', motif_id: String(world.places.own.motif.id) })
  const pages = Object.values(routeTables)
    .flat()
    .filter(({ method }) => method === 'get')

  const shown: string[] = []
  let written = 0
  for (const { path } of pages) {
    const { address } = addressesOf(path, world)[0] ?? { address: path }
    for (const name of READERS) {
      const page = await visitors[name].get(`${address}?${journey}`)
      if (!/html/.test(page.headers.get('content-type') ?? '')) continue
      if (page.text.includes('&lt;img src=x')) written++
      if (page.text.includes('<img src=x') || page.$('[href^="javascript:" i]').length > 0)
        shown.push(`${name}: ${address}`)
    }
  }

  assert.deepEqual(shown, [])
  assert.ok(written > 20, `${written} pages show what was written`)
})

test('T15: line ends and separators that people wrote make no property of a calendar', async () => {
  await writeEverywhere(LINES)

  const { status, text } = await visitors.usager.get(`/users/rdvs/${world.places.own.rdv.id}/agenda.ics`)

  assert.equal(status, 200)
  assert.match(text, /SUMMARY:.*Suivi/)
  assert.doesNotMatch(text, /^ATTENDEE/m)
  assert.equal(text.match(/^END:VEVENT/gm)?.length, 1)
})
