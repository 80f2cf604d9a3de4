import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOrganisation } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

test('a message to support says who writes and from where, and « Aide » leads there', async () => {
  const organisation = await anOrganisation({ name: 'MDS & Cie' })
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, lastName: 'Diallo' })

  const page = await visitor.get(`/admin/organisations/${organisation.id}/support`)

  const mail = new URL(page.$('main a[href^="mailto:"]').attr('href') ?? '')
  assert.equal(mail.searchParams.get('subject'), 'Demande d’aide : MDS & Cie')
  assert.match(mail.searchParams.get('body') ?? '', new RegExp(`DIALLO, ${agent.email}`))
  assert.equal(page.$('.rdv-barre a:contains("Aide")').attr('href'), `/admin/organisations/${organisation.id}/support`)
})
