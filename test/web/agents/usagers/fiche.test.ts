import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { anOrganisation, aTerritoire, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { until } from '#test/support/until.ts'
import { type Answer, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** An agent of an organisation; another organisation of its territoire, and one of another. */
async function aPlace(fields: Parameters<typeof aTerritoire>[0] = {}) {
  const territoire = await aTerritoire(fields)
  const [here, beside] = [
    await anOrganisation({ territoireId: territoire.id }),
    await anOrganisation({ territoireId: territoire.id }),
  ]
  const far = await anOrganisation()
  const { agent, visitor } = await aSignedInAgent({ organisationId: here.id })
  const users = `/admin/organisations/${here.id}/users`
  return {
    here,
    beside,
    far,
    agent,
    visitor,
    users,
    opener: `/admin/organisations/${here.id}/support?user_ids%5B%5D=7`,
  }
}

const NADIA = {
  role: 'responsable',
  first_name: 'Nadia',
  last_name: 'Benali',
  'birth_date[day]': '14',
  'birth_date[month]': '12',
  'birth_date[year]': '1991',
  phone_number: '06 12 34 56 78',
}

const born = new Date('1991-12-14')
const byName = (lastName: string) => db.usager.findMany({ where: { lastName }, include: { profiles: true } })

test('a file is made here, in the name of its agent, and its id goes to the page that waits', async () => {
  const { visitor, users, here, agent, opener } = await aPlace()
  const page = await visitor.get(`${users}/new?return_to=${encodeURIComponent(opener)}`)
  assert.equal(page.$('input[name=return_to]').attr('value'), opener)

  const sent = {
    ...NADIA,
    last_name: 'Ouvrante',
    email: 'Nadia.Ouvrante@Exemple.fr',
    notifications: ['email'],
    return_to: opener,
  }
  const answer = await visitor.post(users, sent)

  const [made] = await byName('Ouvrante')
  assert.equal(answer.status, 303)
  assert.equal(answer.location, `/admin/organisations/${here.id}/support?user_ids%5B%5D=7&user_ids%5B%5D=${made?.id}`)
  assert.deepEqual(
    [
      made?.email,
      made?.phoneNumberFormatted,
      made?.notifyByEmail,
      made?.notifyBySms,
      made?.createdThrough,
      made?.invitedById,
    ],
    ['nadia.ouvrante@exemple.fr', '+33612345678', true, false, 'agent_creation', agent.id],
  )
  assert.deepEqual(
    made?.profiles.map(({ organisationId }) => organisationId),
    [here.id],
  )
  const version = await db.version.findFirst({ where: { itemType: 'usagers', itemId: made?.id, event: 'create' } })
  assert.deepEqual([version?.actorType, version?.actorId], ['agent', agent.id])
})

test('the same form sent twice makes one file, and leads to the same page', async () => {
  const { visitor, users } = await aPlace()
  const sent = { ...NADIA, last_name: 'Deuxfois', phone_number: '' }

  const answers = await Promise.all([visitor.post(users, sent), visitor.post(users, sent)])

  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await byName('Deuxfois')).length, 1)
})

test('one waits on our own pages of that organisation only', async () => {
  const { visitor, users, beside } = await aPlace()

  for (const address of [
    'https://hostile.example/',
    '//hostile.example',
    `/admin/organisations/${beside.id}/users`,
    '/users/rdvs',
  ]) {
    const page = await visitor.get(`${users}/new?return_to=${encodeURIComponent(address)}`)
    assert.equal(page.$('input[name=return_to]').length, 0, address)
  }
})

test('the page that waits may hold a long text', async () => {
  const { visitor, users, opener } = await aPlace()
  const long = `${opener}&context=${'v1:abc%2B'.repeat(400)}`

  const page = await visitor.get(`${users}/new?return_to=${encodeURIComponent(long)}`)

  assert.equal(page.$('input[name=return_to]').attr('value'), long)
})

test('what is missing or wrong is said beside its field, and all that was typed stays', async () => {
  const { visitor, users } = await aPlace()

  const answer = await visitor.post(users, {
    ...NADIA,
    first_name: '',
    email: 'nadia@',
    phone_number: '0612',
    'birth_date[month]': '13',
    address: '1 rue Haute',
  })

  assert.equal(answer.status, 422)
  const wrong = answer
    .$('.fr-message--error')
    .toArray()
    .map((message) => answer.$(message).text())
  assert.equal(wrong.length, 4)
  assert.match(answer.words, /4 réponses sont à corriger/)
  assert.deepEqual(
    ['last_name', 'email', 'phone_number', 'birth_date[month]', 'address'].map((name) =>
      answer.$(`[name="${name}"]`).attr('value'),
    ),
    ['Benali', 'nadia@', '0612', '13', '1 rue Haute'],
  )
})

test('the same identity or telephone warns, with what tells people apart; a second look writes', async () => {
  const { visitor, users, here, opener } = await aPlace()
  const known = await aUsager({
    organisationId: here.id,
    firstName: 'NADIA',
    lastName: 'Bénali',
    birthDate: born,
    email: 'n@exemple.fr',
  })
  const sent = { ...NADIA, return_to: opener }

  const warned = await visitor.post(users, sent)

  assert.equal(warned.status, 422)
  assert.match(warned.words, /1 fiche ressemble à celle-ci BÉNALI NADIA, mêmes nom, prénom et date de naissance/)
  assert.equal(warned.$('main li a').attr('href'), `${opener}&user_ids%5B%5D=${known.id}`)
  assert.equal((await byName('Benali')).length, 0)
  await until(async () => (await db.consultation.count({ where: { usagerId: known.id, screen: 'doublon' } })) === 1)

  const again = await visitor.post(users, [...fieldsOf(warned), ['revenir', '1']])
  assert.equal(again.status, 200)
  assert.equal(again.$('[name=last_name]').attr('value'), 'Benali')

  const done = await visitor.post(users, fieldsOf(warned))
  assert.equal(done.status, 303)
  assert.equal((await byName('Benali')).length, 1)
})

test('a double that appeared since the warning is shown in turn', async () => {
  const { visitor, users, here } = await aPlace()
  await aUsager({ organisationId: here.id, firstName: 'Nadia', lastName: 'Surgie', birthDate: born })
  const sent = { ...NADIA, last_name: 'Surgie' }
  const warned = await visitor.post(users, sent)
  await aUsager({ organisationId: here.id, phoneNumber: '0612345678', phoneNumberFormatted: '+33612345678' })

  const second = await visitor.post(users, fieldsOf(warned))

  assert.equal(second.status, 422)
  assert.match(second.words, /2 fiches ressemblent/)
})

test('W5: a double of another organisation of the territoire is masked and may be chosen; of another territoire it is not named', async () => {
  const { visitor, users, beside, far, opener } = await aPlace()
  const ofBeside = {
    firstName: 'Nadia',
    lastName: 'Voisine',
    birthDate: born,
    email: 'voisine.secrete@exemple.fr',
    address: '3 rue Tue',
  }
  await aUsager({ organisationId: beside.id, ...ofBeside })
  await aUsager({ organisationId: far.id, ...ofBeside, lastName: 'Lointaine', email: 'lointaine@exemple.fr' })

  const near = await visitor.post(users, { ...NADIA, last_name: 'Voisine', return_to: opener })
  const none = await visitor.post(users, { ...NADIA, last_name: 'Lointaine', phone_number: '' })

  assert.equal(near.status, 422)
  assert.doesNotMatch(near.text, /1991.*Coordonn|voisine\.secrete|rue Tue/)
  assert.match(near.words, /14\/12\/••••, v•••e@exemple\.fr\. Coordonnées masquées\./)
  assert.equal(none.status, 303)
})

test('a double of here is named, however many older files of elsewhere hold the same names and telephone', async () => {
  const { visitor, users, here } = await aPlace()
  const names = { firstName: 'Nadia', lastName: 'Foule', birthDate: born, phoneNumberFormatted: '+33612340099' }
  await db.usager.createMany({ data: Array.from({ length: 201 }, () => names) })
  await aUsager({ organisationId: here.id, ...names })
  await aUsager({ organisationId: here.id, ...names, firstName: 'Paul' })

  const warned = await visitor.post(users, { ...NADIA, last_name: 'Foule', phone_number: '06 12 34 00 99' })

  assert.equal(warned.status, 422)
  assert.match(warned.words, /FOULE Nadia, mêmes nom, prénom et date de naissance/)
  assert.match(warned.words, /FOULE Paul, même téléphone/)
})

test('in a territoire of mairies, the double of another mairie is not named', async () => {
  const { visitor, users, beside } = await aPlace({ kind: 'mairies' })
  await aUsager({ organisationId: beside.id, firstName: 'Nadia', lastName: 'Mairie', birthDate: born })

  assert.equal((await visitor.post(users, { ...NADIA, last_name: 'Mairie', phone_number: '' })).status, 303)
})

test('an e-mail is of one file: whose, where that may be said, and the way to it', async () => {
  const { visitor, users, here, far, opener } = await aPlace()
  const known = await aUsager({
    organisationId: here.id,
    firstName: 'Lila',
    lastName: 'Prise',
    email: 'lila.prise@exemple.fr',
  })
  await aUsager({ organisationId: far.id, lastName: 'Secrete', email: 'loin.prise@exemple.fr' })
  const sent = { ...NADIA, last_name: 'Autre', return_to: opener }

  const own = await visitor.post(users, { ...sent, email: 'lila.prise@exemple.fr' })
  const foreign = await visitor.post(users, { ...sent, email: 'loin.prise@exemple.fr', 'confirmed[]': 'meme-email:1' })

  assert.deepEqual([own.status, foreign.status], [422, 422])
  assert.match(own.words, /Une fiche existe déjà avec cet e-mail : Lila PRISE\./)
  assert.equal(own.$('main form p a').first().attr('href'), `${opener}&user_ids%5B%5D=${known.id}`)
  assert.match(foreign.words, /Cet e-mail est déjà celui d’une autre fiche\./)
  assert.doesNotMatch(foreign.text, /SECRETE/i)
})

test('a proche has a responsable of the organisation, chosen first, and is known where he is', async () => {
  const { visitor, users, here, beside, opener } = await aPlace()
  const responsable = await aUsager({ organisationId: here.id, firstName: 'Nadia', lastName: 'Parente' })
  await db.usagerProfile.create({ data: { usagerId: responsable.id, organisationId: beside.id } })
  const asked = `${users}/new?role=proche&return_to=${encodeURIComponent(opener)}`

  const found = await visitor.get(`${asked}&personne=chercher&term=parente`)
  const results = await visitor.follow(found)
  const picked = await visitor.get(`${asked}&personne=ajouter:${responsable.id}`)
  const form = await visitor.follow(picked)
  const made = await visitor.post(users, {
    role: 'proche',
    return_to: opener,
    responsible_id: String(responsable.id),
    first_name: 'Inès',
    last_name: 'Parente',
    phone_number: '0612345678',
  })

  assert.match(results.words, /PARENTE Nadia/)
  assert.match(form.words, /Responsable : Nadia PARENTE/)
  assert.equal(form.$('[name=phone_number]').length, 0)
  assert.equal(made.status, 303)
  const [proche] = await db.usager.findMany({ where: { responsibleId: responsable.id }, include: { profiles: true } })
  assert.equal(proche?.phoneNumber, null)
  assert.deepEqual(
    proche?.profiles.map(({ organisationId }) => organisationId).toSorted((a, b) => a - b),
    [here.id, beside.id],
  )
})

test('a proche, somebody masked or of another territoire answers for nobody', async () => {
  const { visitor, users, here, beside, far } = await aPlace()
  const responsable = await aUsager({ organisationId: here.id })
  const forged = [
    await aUsager({ organisationId: here.id, responsibleId: responsable.id, email: null }),
    await aUsager({ organisationId: beside.id }),
    await aUsager({ organisationId: far.id }),
  ]

  for (const { id } of forged) {
    const sent = { role: 'proche', responsible_id: String(id), first_name: 'Inès', last_name: 'Forgée' }
    const answer = await visitor.post(users, sent)
    assert.match(answer.words, /qui est responsable \?/)
  }
  assert.equal((await byName('Forgée')).length, 0)
})

test('only what the territoire asks for is asked and written', async () => {
  const { visitor, users } = await aPlace({ enableCaseNumber: true })
  const page = await visitor.get(`${users}/new`)

  await visitor.post(users, {
    ...NADIA,
    last_name: 'Champs',
    phone_number: '',
    case_number: 'D-12',
    affiliation_number: '99',
  })

  assert.equal(page.$('[name=case_number]').length, 1)
  assert.equal(page.$('[name=affiliation_number], [name=logement], [name=notes]').length, 0)
  const [made] = await byName('Champs')
  assert.deepEqual([made?.caseNumber, made?.affiliationNumber], ['D-12', null])
})

test('a file is changed, its consultation is in the journal, and one goes back to the page that waits', async () => {
  const { visitor, users, here, opener, agent } = await aPlace()
  const usager = await aUsager({
    organisationId: here.id,
    lastName: 'Avant',
    phoneNumber: '06 11 11 11 11',
    confirmedAt: null,
  })
  const page = await visitor.get(`${users}/${usager.id}/edit?return_to=${encodeURIComponent(opener)}`)
  assert.equal(page.$('[name=phone_number]').attr('value'), '06 11 11 11 11')
  await until(
    async () =>
      (await db.consultation.count({ where: { usagerId: usager.id, screen: 'modification', actorId: agent.id } })) ===
      1,
  )

  const answer = await visitor.post(`${users}/${usager.id}`, [...fieldsOf(page, { last_name: 'Après' })])

  assert.deepEqual([answer.status, answer.location], [303, opener])
  const after = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  assert.deepEqual([after.lastName, after.email], ['Après', usager.email])
})

test('what somebody else wrote meanwhile is said; what was typed stays, and is written the second time', async () => {
  const { visitor, users, here } = await aPlace()
  const usager = await aUsager({ organisationId: here.id, phoneNumber: '06 11 11 11 11', confirmedAt: null })
  const page = await visitor.get(`${users}/${usager.id}/edit`)
  await db.usager.update({ where: { id: usager.id }, data: { phoneNumber: '06 22 22 22 22' } })

  const told = await visitor.post(`${users}/${usager.id}`, fieldsOf(page, { address: '1 rue Haute' }))

  assert.equal(told.status, 422)
  assert.match(told.words, /Cette fiche a changé pendant que vous l’écriviez/)
  assert.match(told.words, /Téléphone : 06 22 22 22 22/)
  assert.equal(told.$('[name=address]').attr('value'), '1 rue Haute')
  const done = await visitor.post(`${users}/${usager.id}`, fieldsOf(told))
  assert.equal(done.status, 303)
})

test('what FranceConnect gave, and the e-mail of an account, are read and not written', async () => {
  const { visitor, users, here } = await aPlace()
  const usager = await aUsager({
    organisationId: here.id,
    firstName: 'Certifiée',
    email: `compte${here.id}@exemple.fr`,
    passwordDigest: 'x',
    givenByFranceconnect: ['first_name'],
  })
  const page = await visitor.get(`${users}/${usager.id}/edit`)
  assert.match(page.words, /Certifiée Donné par FranceConnect/)

  const forged = { first_name: 'Autre', email: 'vole@exemple.fr', notifications: 'sms' }
  await visitor.post(`${users}/${usager.id}`, fieldsOf(page, forged))

  const after = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  assert.deepEqual([after.firstName, after.email, after.notifyByEmail], ['Certifiée', usager.email, true])
})

test('a file that is not open here is not there', async () => {
  const { visitor, users, beside, far, here } = await aPlace()
  const closed = [
    await aUsager({ organisationId: beside.id }),
    await aUsager({ organisationId: far.id }),
    await aUsager({ organisationId: here.id, deletedAt: new Date() }),
  ]

  for (const { id } of closed) {
    assert.equal((await visitor.get(`${users}/${id}/edit`)).status, 404)
    assert.equal((await visitor.post(`${users}/${id}`, { ...NADIA, version: '0' })).status, 404)
  }
})

test('the combobox is answered in groups, without who is chosen, to members only', async () => {
  const { visitor, here, beside, far } = await aPlace()
  const own = await aUsager({ organisationId: here.id, firstName: 'Ada', lastName: 'Liste', email: null })
  const other = await aUsager({ organisationId: beside.id, firstName: 'Bob', lastName: 'Liste', email: null })
  const chosen = await aUsager({ organisationId: here.id, firstName: 'Cid', lastName: 'Liste', email: null })
  const json = { headers: { accept: 'application/json' } }
  const ask = (organisationId: number) =>
    visitor.get(`/agents/users/search?organisation_id=${organisationId}&exclude_ids[]=${chosen.id}&term=liste`, json)

  const { results } = JSON.parse((await ask(here.id)).text)

  assert.deepEqual(
    results.map(({ text, children }: { text: string; children: { id: number; text: string }[] }) => [
      text,
      children.map(({ id }) => id),
    ]),
    [
      ['Usagers de l’organisation', [own.id]],
      ['Dans les autres organisations du territoire', [other.id]],
    ],
  )
  assert.equal((await ask(beside.id)).status, 404)
  assert.equal((await ask(far.id)).status, 404)
})

test('usagers are listed by name, twenty-five a page, in as many statements however many they are', async () => {
  const { visitor, users, here, beside } = await aPlace()
  for (let number = 10; number < 37; number++)
    await aUsager({ organisationId: here.id, lastName: `Élu${number}`, firstName: 'Zoé' })
  await aUsager({ organisationId: here.id, lastName: 'Abel', firstName: 'Yan' })
  await aUsager({ organisationId: beside.id, lastName: 'Élu99' })

  const { result: first, queries } = await withQueries(() => visitor.get(users))
  const last = await visitor.get(`${users}?page=2`)
  const sought = await visitor.get(`${users}?search=elu2`)
  const { queries: ofOne } = await withQueries(() => visitor.get(`${users}?search=abel`))

  assert.match(first.words, /28 usagers par ordre alphabétique/)
  assert.equal(first.$('tbody tr').length, 25)
  assert.match(first.$('tbody tr').first().text(), /ABEL Yan/)
  assert.equal(last.$('tbody tr').length, 3)
  assert.match(sought.words, /10 usagers pour « elu2 »/)
  assert.equal(queries.length, ofOne.length)
  assert.equal(sought.$('header [name=search]').attr('value'), 'elu2')
  assert.match(sought.$('tbody a').last().attr('href') ?? '', /rdv_wizard_step\/new\?user_ids/)
})

/** What a form of the page would send, once these fields are typed. */
function fieldsOf(page: Answer, typed: Record<string, string> = {}) {
  const form = page.$('main form').not('[role=search]').first()
  const written = form.serializeArray().map(({ name, value }) => [name, typed[name] ?? value] as const)
  const names = new Set(written.map(([name]) => name))
  return [...written, ...Object.entries(typed).filter(([name]) => !names.has(name))] as [string, string][]
}
