import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { dayFromNow } from '#test/support/days.ts'
import { aMotif, anAgent, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { type Answer, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { aDesk, changed, formOf, send } from './a-desk.ts'

serve(() => createApp({ limits: relaxedLimits }))

const motifsOf = ({ $ }: Answer) =>
  $('.rdv-motifs a')
    .toArray()
    .map((link) => $(link).text().replaceAll(/\s+/g, ' ').trim())

const summaryOf = ({ $ }: Answer) => $('#resume').closest('section').text().replaceAll(/\s+/g, ' ').trim()

test('the motifs are those of the service of the agent, by service, with their kind', async () => {
  const { visitor, stepAt, organisationId, motif } = await aDesk()
  await aMotif({ organisationId, name: 'D’un autre service' })
  await aMotif({ organisationId, serviceId: motif.serviceId, name: 'Archivé', deletedAt: new Date() })

  const page = await visitor.get(stepAt(1))

  assert.equal(page.status, 200)
  assert.deepEqual(motifsOf(page), [
    'Atelier massage (sur place - collectif) 30 min',
    'Consultation (sur place - individuel) 30 min',
  ])
  assert.match(page.$('title').text(), /étape 1 sur 4/)
})

test('an admin sees all services, narrowed to one by a link', async () => {
  const { visitor, stepAt, organisationId, serviceId } = await aDesk({ agent: { accessLevel: 'admin' } })
  const social = await aService()
  await aMotif({ organisationId, serviceId: social.id, name: 'Entretien', locationType: 'phone' })

  const [all, narrowed] = [await visitor.get(stepAt(1)), await visitor.get(stepAt(1, { service_id: social.id }))]

  assert.equal(motifsOf(all).length, 3)
  assert.deepEqual(motifsOf(narrowed), ['Entretien (par téléphone - individuel) 30 min'])
  const back = narrowed.$('a:contains("tous les services")').attr('href') ?? ''
  assert.equal(motifsOf(await visitor.get(back)).length, 3)
  assert.ok(serviceId)
})

test('for a colleague, the motifs are those that both may use', async () => {
  const secretariat = await aService({ kind: 'secretariat' })
  const { visitor, stepAt, organisationId, serviceId } = await aDesk({ agent: { serviceId: secretariat.id } })
  const colleague = await anAgent({ organisationId, serviceId })
  await aMotif({ organisationId, name: 'D’un autre service' })

  const [own, his] = [await visitor.get(stepAt(1)), await visitor.get(stepAt(1, { agent_ids: [colleague.id] }))]

  assert.match(own.words, /Aucun motif de cette organisation n’est proposé pour vous/)
  assert.deepEqual(motifsOf(his).length, 2)
})

test('the only motif goes straight on, and is shown when one comes back to it', async () => {
  const { visitor, stepAt, other, motif } = await aDesk()
  await db.motif.delete({ where: { id: other.id } })

  const straight = await visitor.get(stepAt(1))
  const again = await visitor.get(stepAt(1, { motif_id: motif.id }))

  assert.equal(straight.location, stepAt(2, { motif_id: motif.id }))
  assert.equal(again.status, 200)
})

test('a link of the agenda opens the first step for that agent at that hour, the menu on his planning', async () => {
  const { visitor, organisationId, serviceId, startsAt } = await aDesk()
  const colleague = await anAgent({ organisationId, serviceId, firstName: 'Amina', lastName: 'Diallo' })
  const path = `/admin/organisations/${organisationId}/rdv_wizard_step/new`

  const page = await visitor.get(`${path}?starts_at=${startsAt}:00%2B01:00&agent_ids[]=${colleague.id}`)

  assert.match(page.$('h1').text(), /^Nouveau RDV\s: .* à 10\sh$/)
  assert.match(page.$('nav').text(), /Amina DIALLO/)
  const next = await visitor.get(page.$('.rdv-motifs a').first().attr('href') ?? '')
  assert.match(summaryOf(next), /Atelier massage.*à 10 h.*Amina DIALLO \(S/)
})

test('an hour of a link is read however it is written, in the zone of the organisation', async () => {
  const { visitor, stepAt } = await aDesk({ territoire: { timeZone: 'Indian/Reunion' } })
  const day = dayFromNow(7)
  const written = [`${day}T10:00`, `${day} 10:00`, `${day}T10:00:00+04:00`, `${day}T10:00:00 04:00`, `${day}T06:00:00Z`]

  const titles = await Promise.all(
    written.map(async (starts_at) => (await visitor.get(stepAt(1, { starts_at }))).$('h1').text()),
  )

  assert.equal(new Set(titles).size, 1)
  assert.match(titles[0] ?? '', /à 10\sh$/)
  const midnight = (await visitor.get(stepAt(1, { starts_at: day }))).$('h1').text()
  assert.match(midnight, /à 0\sh$/)
})

test('a step that there is not is not there; one that asks too early leads to the first that is missing', async () => {
  const { visitor, stepAt, answerAt, motif, organisationId } = await aDesk()
  const usager = await aUsager({ organisationId })

  const statuses = await Promise.all(
    ['0', '5', 'deux', '1.5', '-1'].flatMap((step) => [
      visitor.get(stepAt(0).replace('step=0', `step=${step}`)),
      visitor.get(answerAt(0).replace('step=0', `step=${step}`)),
      visitor.post(answerAt(0).replace('step=0', ''), { step }),
    ]),
  )

  assert.deepEqual([...new Set(statuses.map(({ status }) => status))], [404])
  assert.equal((await visitor.get(stepAt(3))).location, stepAt(1))
  assert.equal((await visitor.get(stepAt(3, { motif_id: motif.id }))).location, stepAt(2, { motif_id: motif.id }))
  const given = { motif_id: motif.id, user_ids: [usager.id] }
  assert.equal((await visitor.get(stepAt(4, given))).location, stepAt(3, given))
})

test('without a motif the first step says what to do', async () => {
  const { visitor, answerAt } = await aDesk()

  const answer = await visitor.get(answerAt(1))

  assert.equal(answer.status, 422)
  assert.match(answer.words, /Choisissez un motif/)
})

test('a person is taken out, and a context written, without losing the other answers', async () => {
  const { visitor, stepAt, motif, organisationId, startsAt } = await aDesk({ territoire: { enableContextField: true } })
  const [ines, paul] = [
    await aUsager({ organisationId, firstName: 'Inès', lastName: 'Benali' }),
    await aUsager({ organisationId, firstName: 'Paul', lastName: 'Morel' }),
  ]
  const given = { motif_id: motif.id, starts_at: startsAt, user_ids: [ines.id, paul.id] }

  const both = await visitor.get(stepAt(2, given))
  const one = await send(visitor, both, { personne: `retirer:${paul.id}`, context: 'Rappel des vaccins' })
  const next = await visitor.post(one.$('main form[method=post]').attr('action') ?? '', formOf(one))
  const third = await visitor.follow(next)

  assert.match(both.words, /BENALI Inès.*MOREL Paul/)
  assert.equal(next.status, 303)
  assert.doesNotMatch(next.location ?? '', /vaccins/i, 'what is written of a person stands in no address')
  assert.match(third.$('title').text(), /étape 3 sur 4/)
  assert.match(summaryOf(third), /Inès BENALI.*Contexte.*Rappel des vaccins/)
  assert.doesNotMatch(third.text, /Paul MOREL/)
  const back = await visitor.get(third.$('.rdv-fil a').last().attr('href') ?? '')
  assert.equal(back.$('#context').val(), 'Rappel des vaccins')
})

test('the context is asked where the territoire uses it', async () => {
  const { visitor, stepAt, motif } = await aDesk()

  assert.equal((await visitor.get(stepAt(2, { motif_id: motif.id }))).$('#context').length, 0)
})

test('more than twenty people stay chosen', async () => {
  const { visitor, stepAt, other, organisationId } = await aDesk()
  const user_ids = []
  for (let at = 0; at < 25; at++) user_ids.push((await aUsager({ organisationId })).id)

  const page = await visitor.get(stepAt(2, { motif_id: other.id, user_ids }))

  assert.equal(page.$('.rdv-personnes li').length, 25)
})

test('somebody whose file was closed meanwhile is said, and the others stay', async () => {
  const { visitor, stepAt, motif, organisationId } = await aDesk()
  const [stays, gone] = [await aUsager({ organisationId, firstName: 'Inès' }), await aUsager({ deletedAt: new Date() })]
  const given = { motif_id: motif.id, user_ids: [stays.id, gone.id] }

  const page = await visitor.follow(await visitor.get(stepAt(3, given)))

  assert.match(page.words, /Une personne que vous aviez choisie n’est plus là/)
  assert.match(page.words, /Inès/)
})

test('the hour, the agents and the lieu are as they were asked, and corrected beside their field', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, agent, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt }

  const page = await visitor.get(stepAt(3, given))
  const form = formOf(page)
  const wrong = changed(form, { jour: '31/02/2027', heure: '25 h', duration_in_min: '0', 'agent_ids[]': [] })
  const action = page.$('main form[method=post]').attr('action') ?? ''
  const refused = await visitor.post(action, wrong)

  assert.deepEqual(
    form.filter(([name]) => ['jour', 'heure', 'duration_in_min', 'agent_ids[]', 'lieu_id'].includes(name)),
    [
      ['jour', dayFromNow(7)],
      ['heure', '10:00'],
      ['duration_in_min', '30'],
      ['agent_ids[]', String(agent.id)],
      ['lieu_id', String(lieu.id)],
    ],
  )
  assert.equal(refused.status, 422)
  const summary = refused
    .$('#erreurs a')
    .toArray()
    .map((link) => refused.$(link).attr('href'))
  assert.deepEqual(summary, ['#jour', '#heure', '#duration_in_min', '#agents'])
  for (const href of summary) assert.equal(refused.$(href ?? '').length, 1)
  assert.equal(refused.$('#heure').val(), '25 h')
})
