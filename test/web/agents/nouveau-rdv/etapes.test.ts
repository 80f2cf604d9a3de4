import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { dayFromNow } from '#test/support/days.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aService, aUsager } from '#test/support/factories.ts'
import { anAddressService, RUE_DES_FOURS } from '#test/support/peers/address-service.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
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

test('for a colleague, the motifs are those that both may use; a secretary who named nobody yet chooses among all', async () => {
  const secretariat = await aService({ kind: 'secretariat' })
  const { visitor, stepAt, organisationId, serviceId } = await aDesk({ agent: { serviceId: secretariat.id } })
  const colleague = await anAgent({ organisationId, serviceId })
  await aMotif({ organisationId, name: 'D’un autre service' })

  const [all, his] = [await visitor.get(stepAt(1)), await visitor.get(stepAt(1, { agent_ids: [colleague.id] }))]

  assert.deepEqual([motifsOf(all).length, motifsOf(his).length], [3, 2])
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

test('an hour of a link that cannot be read, or a lieu of a single rdv, is said and never taken for nothing asked', async () => {
  const { visitor, stepAt, answerAt, motif, organisationId, lieu } = await aDesk()
  const usager = await aUsager({ organisationId })
  const once = await aLieu({ organisationId, name: 'Salle des fêtes', availability: 'single_use' })
  const given = { motif_id: motif.id, user_ids: [usager.id], lieu_id: lieu.id }

  for (const starts_at of ['demain', '2027-02-30T10:00', '1999-01-01T10:00']) {
    const [opened, answered] = [
      await visitor.follow(await visitor.get(stepAt(4, { ...given, starts_at }))),
      await visitor.get(answerAt(3, { ...given, starts_at })),
    ]
    for (const page of [opened, answered]) assert.match(page.words, /L’horaire de ce lien ne peut pas être lu/)
    assert.equal(answered.status, 422)
  }
  const single = await visitor.follow(await visitor.get(stepAt(4, { ...given, lieu_id: once.id })))
  assert.match(single.words, /« Salle des fêtes » a servi pour un seul rendez-vous/)
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

test('a context that is too long is said before any button leads away, and stays to be shortened', async () => {
  const { visitor, stepAt, motif } = await aDesk({ territoire: { enableContextField: true } })
  const opened = await visitor.get(stepAt(2, { motif_id: motif.id }))
  const action = opened.$('main form[method=post]').attr('action') ?? ''
  const long = 'Contexte. '.repeat(2_500).trim()

  for (const personne of ['chercher', 'creer']) {
    const refused = await visitor.post(action, changed(formOf(opened), { personne, term: 'abadie', context: long }))

    assert.equal(refused.status, 422, personne)
    assert.equal(refused.$('#context').val(), long)
    assert.match(refused.words, /2 000 caractères au plus\. Retirez-en 22999\./)
    const longest = Math.max(
      ...refused
        .$('a[href]')
        .toArray()
        .map((link) => link.attribs.href?.length ?? 0),
    )
    assert.ok(longest < 4_000, `an address of ${longest} characters`)
  }
  const most = await visitor.post(action, changed(formOf(opened), { personne: 'creer', context: 'é'.repeat(2_000) }))
  const file = await visitor.follow(most)
  assert.equal(
    (await visitor.get(file.$('input[name=return_to]').attr('value') ?? '')).$('#context').val(),
    'é'.repeat(2_000),
  )
})

test('what a column holds, or another agent sealed, is read in no address: it is said, and the other answers stay', async () => {
  const { visitor, stepAt, answerAt, motif, organisationId, serviceId } = await aDesk({
    territoire: { enableContextField: true },
  })
  const usager = await aUsager({ organisationId })
  const colleague = await aSignedInAgent({ organisationId, serviceId })
  const given = { motif_id: motif.id, user_ids: [usager.id] }
  const opened = await colleague.visitor.get(stepAt(2, given))
  const action = opened.$('main form[method=post]').attr('action') ?? ''
  const theirs = await colleague.visitor.post(action, changed(formOf(opened), { context: 'Secret' }))
  const sealed = new URL(theirs.location ?? '', 'http://here').searchParams.get('context') ?? ''
  assert.match((await colleague.visitor.get(stepAt(3, { ...given, context: sealed }))).words, /Secret/)

  for (const context of [sealed, encrypt('rdvs.context', 'Secret')])
    for (const address of [
      stepAt(2, { ...given, context }),
      stepAt(3, { ...given, context }),
      answerAt(2, { ...given, context }),
    ]) {
      const led = await visitor.get(address)
      const page = await visitor.follow(led)

      assert.equal(led.status, 303)
      assert.match(page.words, /Le contexte qui venait avec cette page ne peut pas être lu/)
      assert.doesNotMatch(page.text, /Secret/)
      assert.equal(page.$(`[name="user_ids[]"][value=${usager.id}]`).length > 0, true)
    }
})

test('a link whose context is too long says so, and opens with its other answers', async () => {
  const { visitor, stepAt, motif } = await aDesk({ territoire: { enableContextField: true } })

  const page = await visitor.follow(await visitor.get(stepAt(2, { motif_id: motif.id, context: 'a'.repeat(11_500) })))

  assert.match(page.words, /Le contexte de ce lien dépasse 2 000 caractères/)
  assert.equal(page.$('#context').val(), '')
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

test('a rdv at home says whose home it is, and never that of somebody masked', async () => {
  const { visitor, stepAt, motif, organisationId, territoire } = await aDesk({ motif: { locationType: 'home' } })
  const neighbour = await anOrganisation({ territoireId: territoire.id })
  const nadia = await aUsager({ organisationId, address: '3 rue des Lilas 62000 Arras' })
  const ines = await aUsager({ organisationId, firstName: 'Inès', lastName: 'Benali', responsibleId: nadia.id })
  const masked = await aUsager({ organisationId: neighbour.id, address: '9 rue Secrète 62000 Arras' })

  const [hers, unknown] = await Promise.all(
    [ines, masked].map(({ id }) => visitor.get(stepAt(3, { motif_id: motif.id, user_ids: [id] }))),
  )

  assert.match(hers?.words ?? '', /À domicile : 3 rue des Lilas 62000 Arras, d’après la fiche d’Inès BENALI/)
  assert.match(unknown?.words ?? '', /L’adresse n’est pas encore dans la fiche/)
  assert.doesNotMatch(unknown?.text ?? '', /Secrète/)
})

test('free hours of the agent fill the form, and his plage chooses the lieu', async () => {
  const { visitor, stepAt, motif, organisationId, agent, lieu } = await aDesk()
  const usager = await aUsager({ organisationId })
  const dainville = await aLieu({ organisationId, name: 'PMI de Dainville' })
  await aPlage({ motifId: motif.id, agentId: agent.id, lieuId: dainville.id, firstDay: new Date(dayFromNow(7)) })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: `${dayFromNow(7)}T09:00` }

  const page = await visitor.get(stepAt(3, given))
  const hours = page.$('button[name=libre]').toArray()
  const typed = new URLSearchParams([...changed(formOf(page), { duration_in_min: '25' }), ['libre', '10:30']])
  const filled = await visitor.get(`${page.$('button[name=libre]').attr('formaction')}?${typed}`)

  assert.deepEqual(
    hours.map((button) => page.$(button).attr('value')),
    ['09:30', '10:00', '10:30', '11:00', '11:30'],
  )
  assert.deepEqual(
    ['#heure', '[name=duration_in_min]', 'select[name=lieu_id]'].map((field) => filled.$(field).val()),
    ['10:30', '25', String(dainville.id)],
  )
  assert.notEqual(dainville.id, lieu.id)
})

test('a place for this time only is found without JavaScript: asked which it is, or not found', async () => {
  const service = await anAddressService([
    RUE_DES_FOURS,
    { ...RUE_DES_FOURS, label: '12 Rue des Fontaines 62000 Arras' },
  ])
  config.ADDRESS_API_URL = service.url
  const { visitor, stepAt, motif, organisationId } = await aDesk()
  const usager = await aUsager({ organisationId })
  const single = await visitor.get(stepAt(3, { motif_id: motif.id, user_ids: [usager.id], ponctuel: '1' }))
  const at = (address: string) => ({ 'lieu_attributes[name]': 'Salle des fêtes', 'lieu_attributes[address]': address })

  const empty = await send(visitor, single)
  const several = await send(visitor, single, at('12 rue des fo'))
  const chosen = await send(visitor, several, { choix: several.$('[name=choix]').first().attr('value') ?? '' })
  const exact = await send(visitor, single, at(RUE_DES_FOURS.label))
  const again = await visitor.get(chosen.$('.rdv-fil a').last().attr('href') ?? '')
  const elsewhere = await send(visitor, again, at('12 rue des fo'))

  assert.match(empty.words, /Écrivez le nom du lieu.*Écrivez l’adresse du lieu/)
  for (const href of ['#lieu_attributes-name', '#lieu_attributes-address']) assert.equal(empty.$(href).length, 1)
  assert.deepEqual([several.status, several.$('[name=choix]').length], [422, 2])
  for (const page of [chosen, exact]) assert.match(page.$('title').text(), /étape 4/)
  assert.match(chosen.words, /Salle des fêtes.*12 Rue des Fours/)
  assert.equal(elsewhere.status, 422, 'an address that is typed anew is sought anew')
})

test('each step reads the database a number of times that does not grow with what it shows', async (context) => {
  const { visitor, stepAt, other, organisationId, serviceId, agent, lieu } = await aDesk()
  const count = async (step: number, user_ids: number[]) => {
    const given = {
      motif_id: other.id,
      user_ids,
      agent_ids: [agent.id],
      lieu_id: lieu.id,
      starts_at: `${dayFromNow(7)}T10:00`,
    }
    const { result, queries } = await withQueries(() => visitor.get(stepAt(step, given)))
    assert.equal(result.status, 200)
    return queries.length
  }
  const usagers = [await aUsager({ organisationId })]
  const before = []
  for (const step of [1, 2, 3, 4])
    before.push(
      await count(
        step,
        usagers.map(({ id }) => id),
      ),
    )
  for (let at = 0; at < 12; at++) {
    usagers.push(await aUsager({ organisationId }))
    await anAgent({ organisationId, serviceId })
    await aLieu({ organisationId })
    await aMotif({ organisationId, serviceId })
  }

  const after = []
  for (const step of [1, 2, 3, 4])
    after.push(
      await count(
        step,
        usagers.map(({ id }) => id),
      ),
    )

  context.diagnostic(`statements by step: ${after.join(', ')}`)
  assert.deepEqual(after, before)
  assert.ok(Math.max(...after) <= 22, String(after))
})
