import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crawl } from '#test/support/crawl.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, query } from '#test/support/taking-a-rdv.ts'
import { type Answer, aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** Files, deeds that end the visit, and the face of agents. */
const LEFT_ALONE =
  /\.(?:ics|csv|json|txt)|sign_out|suppression|annulation$|\/affichage|\/agents|\/admin|rdv_wizard_step\?/

/** By title, the pages that bear it: each by its question and by what it sends where. */
async function titlesSeenBy(visitor: Visitor, from: string[]) {
  const pages = new Map<string, Set<string>>()
  await crawl(visitor, { from, except: LEFT_ALONE, see: (_path, page) => note(page) })
  return pages

  function note({ $ }: Answer) {
    const title = folded($('title').text())
    const targets = $('main form')
      .map((_, form) => `${$(form).attr('action')}`.replace(/\?.*/, '').replaceAll(/\d+/g, '0'))
      .get()
    // A week has hours to choose, or none.
    const sent = $('.rdv-sem-nav').length > 0 ? [] : new Set(targets)
    const page = [folded($('h1').text()), ...sent].join(' ')
    pages.set(title, (pages.get(title) ?? new Set()).add(page))
  }
}

const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

for (const isSignedIn of [true, false])
  test(`no two pages share a title, ${isSignedIn ? 'signed in' : 'for a stranger'}`, async () => {
    const { visitor, usager } = await aSignedInUsager({ phoneNumber: '0612345678' })
    await aUsager({ firstName: 'Léo', lastName: 'Petit', email: null, responsibleId: usager.id })
    const { motif, lieu, answers } = await anOfferAhead()
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
    for (const startsAt of [inDays(8), inDays(-8)])
      await aRdv({ motifId: motif.id, lieuId: lieu.id, usagerIds: [usager.id], startsAt })
    const { starts_at, ...search } = answers

    const titles = await titlesSeenBy(isSignedIn ? visitor : aVisitor(), [
      '/',
      '/users/rdvs',
      '/users/informations',
      '/users/consultations',
      '/relatives',
      '/users/sign_in',
      `/prendre_rdv?${query(search)}`,
      '/prendre_rdv?departement=62&revoir=1',
    ])

    assert.ok(titles.size > 10, [...titles.keys()].join('\n'))
    assert.deepEqual(
      [...titles].filter(([, pages]) => pages.size > 1),
      [],
    )
  })
