import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { type Answer, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { aDesk, changed, formOf, send } from './a-desk.ts'

serve(() => createApp({ limits: relaxedLimits }))

const rdvsOf = (organisationId: number) =>
  db.rdv.findMany({
    where: { organisationId },
    include: { lieu: true, agents: { orderBy: { agentId: 'asc' } }, participations: { orderBy: { usagerId: 'asc' } } },
    orderBy: { id: 'asc' },
  })

test('scenario 3: a rdv collectif of three people, two of them created on the way, with a context, 35 minutes and two agents', async () => {
  const desk = await aDesk({ territoire: { enableContextField: true } })
  const { visitor, stepAt, other, organisationId, serviceId, agent, lieu, startsAt } = desk
  const colleague = await anAgent({ organisationId, serviceId })
  const known = await aUsager({ organisationId, firstName: 'Inès', lastName: 'Abadie' })

  const opened = await visitor.get(stepAt(2, { motif_id: other.id, starts_at: startsAt }))
  const found = await send(visitor, opened, { personne: 'chercher', term: 'abadie', context: 'Salle à préparer' })
  let second = await send(visitor, found, { personne: found.$('button[value^="ajouter:"]').attr('value') ?? '' })
  for (const last_name of ['Morel', 'Petit']) {
    const file = await send(visitor, second, { personne: 'creer' })
    second = await send(visitor, file, { first_name: 'Paul', last_name })
  }
  const third = await send(visitor, second)
  const agents = [String(agent.id), String(colleague.id)]
  const fourth = await send(visitor, third, { duration_in_min: '35', 'agent_ids[]': agents, lieu_id: String(lieu.id) })
  const made = await visitor.post(fourth.$('main form[method=post]').attr('action') ?? '', formOf(fourth))
  const agenda = await visitor.follow(made)

  assert.match(second.words, /ABADIE Inès.*MOREL Paul.*PETIT Paul/)
  const created = await db.usager.findMany({
    where: { firstName: 'Paul' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const user_ids = [known.id, ...created.map(({ id }) => id)]
  const [rdv, another] = await rdvsOf(organisationId)
  assert.ok(rdv)
  assert.equal(another, undefined)
  assert.deepEqual(
    [rdv.motifId, rdv.lieuId, rdv.startsAt, rdv.endsAt.getTime() - rdv.startsAt.getTime()],
    [other.id, lieu.id, instantOn(dayFromNow(7), '10:00'), 35 * 60_000],
  )
  assert.deepEqual(
    rdv.agents.map(({ agentId }) => agentId),
    [agent.id, colleague.id],
  )
  assert.deepEqual(
    rdv.participations.map(({ usagerId }) => usagerId),
    user_ids,
  )
  assert.deepEqual([rdv.createdByType, rdv.createdById], ['agent', agent.id])
  const context = decrypt('rdvs.context', rdv.context ?? '')
  assert.equal(context.ok && context.text, 'Salle à préparer')
  assert.equal(
    made.location,
    `/admin/organisations/${organisationId}/agent_agendas/${agent.id}?date=${dayFromNow(7)}&selected_event_id=${rdv.id}`,
  )
  assert.match(agenda.words, /Rendez-vous créé/)
})

test('scenario 3: the same in a place for this time only, which no list proposes', async () => {
  const { visitor, stepAt, other, organisationId, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  const given = { motif_id: other.id, user_ids: [usager.id], starts_at: startsAt }

  const third = await visitor.get(stepAt(3, given))
  const button = third.$('button[formaction]:contains("cette fois seulement")')
  const typed = new URLSearchParams([...formOf(third), [button.attr('name') ?? '', button.attr('value') ?? '']])
  const single = await visitor.get(`${button.attr('formaction')}?${typed}`)
  const fourth = await send(visitor, single, {
    'lieu_attributes[name]': 'Salle des fêtes',
    'lieu_attributes[address]': '12 Rue des Fours 62000 Arras',
    'lieu_attributes[latitude]': '50.29',
    'lieu_attributes[longitude]': '2.77',
  })
  await send(visitor, fourth)

  const [rdv] = await rdvsOf(organisationId)
  assert.match(fourth.words, /Salle des fêtes.*12 Rue des Fours/)
  assert.deepEqual(
    [rdv?.lieu?.name, rdv?.lieu?.availability, rdv?.lieu?.latitude, rdv?.lieu?.organisationId],
    ['Salle des fêtes', 'single_use', 50.29, organisationId],
  )
  assert.doesNotMatch((await visitor.get(stepAt(3, given))).$('select[name=lieu_id]').text(), /Salle des fêtes/)
})

test('scenario 3: closed lieux are never proposed, and one that closed meanwhile is said', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  await aLieu({ organisationId, name: 'Lieu fermé', availability: 'disabled' })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }
  const third = await visitor.get(stepAt(3, given))
  const fourth = await visitor.get(stepAt(4, given))
  await db.lieu.update({ where: { id: lieu.id }, data: { availability: 'disabled' } })

  const refused = await send(visitor, fourth)
  const opened = await visitor.follow(await visitor.get(stepAt(4, given)))

  assert.doesNotMatch(third.text, /Lieu fermé/)
  assert.equal(refused.status, 422)
  for (const page of [refused, opened]) {
    assert.match(page.words, /« MDS Arras-Nord » est fermé\. Choisissez un autre lieu/)
    assert.equal(page.$('[name=heure]').val(), '10:00')
  }
  assert.deepEqual(await rdvsOf(organisationId), [])
})

test('a rdv collectif is made without anybody yet', async () => {
  const { visitor, stepAt, other, organisationId, lieu, startsAt } = await aDesk()

  const fourth = await visitor.get(stepAt(4, { motif_id: other.id, starts_at: startsAt, lieu_id: lieu.id }))
  await send(visitor, fourth)

  assert.match(fourth.words, /Personne n’est inscrit/)
  assert.deepEqual(
    (await rdvsOf(organisationId)).map(({ participations }) => participations),
    [[]],
  )
})

test('a form sent twice, even at once, makes one rdv, and both lead to it', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }
  const page = await visitor.get(stepAt(4, given))
  const action = page.$('main form[method=post]').attr('action') ?? ''

  const answers = await Promise.all([1, 2, 3].map(() => visitor.post(action, formOf(page))))

  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1)
  assert.equal((await rdvsOf(organisationId)).length, 1)
})

test('who takes a rdv for a colleague comes back to the agenda of the colleague', async () => {
  const { visitor, stepAt, motif, organisationId, serviceId, lieu, startsAt } = await aDesk()
  const colleague = await anAgent({ organisationId, serviceId })
  const usager = await aUsager({ organisationId })
  const given = {
    motif_id: motif.id,
    user_ids: [usager.id],
    agent_ids: [colleague.id],
    starts_at: startsAt,
    lieu_id: lieu.id,
  }

  const page = await visitor.get(stepAt(4, given))
  const made = await visitor.post(page.$('main form[method=post]').attr('action') ?? '', formOf(page))

  assert.match(
    made.location ?? '',
    new RegExp(`/agent_agendas/${colleague.id}\\?date=${dayFromNow(7)}&selected_event_id=\\d+$`),
  )
})

test('the boxes decide who is told, and are at first as the motif says', async () => {
  const { visitor, stepAt, motif, organisationId, serviceId, lieu, startsAt } = await aDesk()
  const silent = await aMotif({ organisationId, serviceId, visibilityType: 'visible_and_not_notified' })
  const nadia = await aUsager({ organisationId, firstName: 'Nadia', lastName: 'Benali', email: 'nadia@exemple.fr' })
  const ines = await aUsager({ organisationId, firstName: 'Inès', email: null, responsibleId: nadia.id })
  const given = { user_ids: [ines.id], starts_at: startsAt, lieu_id: lieu.id }

  const told = await visitor.get(stepAt(4, { ...given, motif_id: motif.id }))
  const untold = await visitor.get(stepAt(4, { ...given, motif_id: silent.id }))
  await send(visitor, told, { 'send_lifecycle_notifications[]': [] })

  assert.match(told.words, /Responsable : Nadia BENALI.*Un e-mail part à Nadia BENALI \(nadia@exemple\.fr\)/)
  assert.deepEqual([told.$('main :checked').length, untold.$('main :checked').length], [2, 0])
  const [rdv] = await rdvsOf(organisationId)
  const [participation] = rdv?.participations ?? []
  assert.deepEqual([participation?.sendLifecycleNotifications, participation?.sendReminderNotification], [false, true])
  assert.ok(told.words.includes('Rappel 48 heures avant'))
})

test('a family receives one message, and each of its people is said to be in it', async () => {
  const { visitor, stepAt, other, organisationId, lieu, startsAt } = await aDesk()
  const nadia = await aUsager({ organisationId, firstName: 'Nadia', lastName: 'Benali', email: 'n.benali@exemple.fr' })
  const ines = await aUsager({ organisationId, email: null, responsibleId: nadia.id })
  const given = { motif_id: other.id, user_ids: [nadia.id, ines.id], starts_at: startsAt, lieu_id: lieu.id }

  const page = await visitor.get(stepAt(4, given))

  assert.equal(page.words.match(/Un e-mail part/g)?.length, 1)
  assert.match(page.words, /Dans le même message que Nadia BENALI/)
})

test('a file is corrected from the last page, which then says who is reached', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId, email: null })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }

  const before = await visitor.get(stepAt(4, given))
  const file = await visitor.get(before.$('main a:contains("Modifier la fiche")').attr('href') ?? '')
  const after = await send(visitor, file, { email: 'nouvelle@exemple.fr' })

  assert.match(before.words, /sans e-mail/)
  assert.match(after.$('title').text(), /étape 4/)
  assert.match(after.words, /Un e-mail part à nouvelle@exemple\.fr/)
})

test('an organisation of insertion is reminded that another application writes to people', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }
  const ordinary = await visitor.get(stepAt(4, given))
  await db.organisation.update({ where: { id: organisationId }, data: { verticale: 'rdv_insertion' } })

  const insertion = await visitor.get(stepAt(4, given))

  assert.doesNotMatch(ordinary.words, /application de suivi/)
  assert.match(insertion.words, /application de suivi de l’insertion envoie aussi ses messages/)
})

test('sixty people at most are chosen before a rdv is made, and it is made with all of them', async () => {
  const { visitor, stepAt, other, organisationId, lieu, startsAt } = await aDesk()
  const user_ids = []
  for (let at = 0; at < 60; at++) user_ids.push((await aUsager({ organisationId })).id)
  const given = { motif_id: other.id, user_ids, starts_at: startsAt, lieu_id: lieu.id }

  const second = await visitor.get(stepAt(2, given))
  await send(visitor, await visitor.get(stepAt(4, given)))

  assert.equal(second.$('#term').length, 0)
  assert.deepEqual(
    (await rdvsOf(organisationId)).map(({ participations }) => participations.length),
    [60],
  )
})

test('somebody whom no message reaches is said so, with why', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, startsAt } = await aDesk()
  const without = await aUsager({ organisationId, email: null })
  const refusing = await aUsager({ organisationId, firstName: 'Paul', lastName: 'Morel', notifyByEmail: false })
  const given = { motif_id: motif.id, user_ids: [without.id, refusing.id], lieu_id: lieu.id }

  const toCome = await visitor.get(stepAt(4, { ...given, starts_at: startsAt }))
  const past = await visitor.get(stepAt(4, { ...given, starts_at: `${dayFromNow(-2)}T10:00` }))

  assert.match(toCome.words, /sans e-mail.*Paul MOREL ne veut pas d’e-mail/)
  assert.equal(past.words.match(/le rendez-vous a déjà commencé/g)?.length, 2)
})

test('scenario 5: a rdv by telephone wants somebody with a number, one by video an e-mail or a mobile', async () => {
  const { visitor, stepAt, organisationId, serviceId, startsAt } = await aDesk()
  const byPhone = await aMotif({ organisationId, serviceId, locationType: 'phone' })
  const byVideo = await aMotif({ organisationId, serviceId, locationType: 'visio' })
  const usager = await aUsager({ organisationId, email: null, phoneNumber: null })
  const given = (motif: { id: number }) => ({ motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt })

  const refused = await Promise.all(
    [byPhone, byVideo].map(async (motif) => send(visitor, await visitor.get(stepAt(2, given(motif))))),
  )
  await db.usager.update({
    where: { id: usager.id },
    data: { phoneNumber: '0321000000', phoneNumberFormatted: '+33321000000' },
  })
  const onceReached = await Promise.all(
    [byPhone, byVideo].map(async (motif) => send(visitor, await visitor.get(stepAt(2, given(motif))))),
  )

  assert.deepEqual(
    refused.map(({ status }) => status),
    [422, 422],
  )
  assert.match(refused[0]?.words ?? '', /téléphone/)
  assert.match(refused[1]?.words ?? '', /e-mail|mobile/)
  assert.deepEqual(
    onceReached.map(({ $ }) => /étape (\d)/.exec($('title').text())?.[1]),
    ['3', '2'],
  )
})

test('scenario 6: the same motif the same day is to be confirmed, a cancelled one is not, the very same rdv is refused', async () => {
  const { visitor, stepAt, motif, organisationId, agent, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId, firstName: 'Inès', lastName: 'Benali' })
  const rdv = { motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], usagerIds: [usager.id] }
  const sameDay = await aRdv({ ...rdv, startsAt: instantOn(dayFromNow(7), '15:00') })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }

  const warned = await send(visitor, await visitor.get(stepAt(3, given)))
  const confirmed = await send(visitor, warned, { quand_meme: '1' })
  await db.rdv.update({ where: { id: sameDay.id }, data: { status: 'excused', cancelledAt: new Date() } })
  await db.participation.updateMany({ where: { rdvId: sameDay.id }, data: { status: 'excused' } })
  const free = await send(visitor, await visitor.get(stepAt(3, given)))
  await send(visitor, free)
  const again = await send(visitor, await visitor.get(stepAt(3, given)))
  const forced = await send(visitor, again, { quand_meme: '1' })

  assert.equal(warned.status, 422)
  assert.match(warned.words, /1 point à vérifier.*Inès BENALI/)
  assert.match(confirmed.$('title').text(), /étape 4/)
  assert.match(free.$('title').text(), /étape 4/)
  assert.deepEqual([again.status, forced.status], [422, 422])
  assert.match(forced.words, /existe déjà/)
  assert.equal((await rdvsOf(organisationId)).length, 2)
})

test('what came up since the last look is shown before anything is made', async () => {
  const { visitor, stepAt, motif, organisationId, agent, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }
  const page = await visitor.get(stepAt(4, given))
  await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt: instantOn(dayFromNow(7), '10:15') })

  const warned = await send(visitor, page)
  const before = (await rdvsOf(organisationId)).length
  await send(visitor, warned)

  assert.equal(warned.status, 422)
  assert.match(warned.words, /1 point à vérifier/)
  assert.deepEqual([before, (await rdvsOf(organisationId)).length], [1, 2])
})

test('the hour that mends a gap is one link away', async () => {
  const { visitor, stepAt, motif, organisationId, agent, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId })
  const before = { motifId: motif.id, agentIds: [agent.id], startsAt: instantOn(dayFromNow(7), '09:15') }
  await aRdv({ ...before, endsAt: instantOn(dayFromNow(7), '09:45') })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }

  const warned = await send(visitor, await visitor.get(stepAt(3, given)))
  const mended = await visitor.follow(await visitor.get(warned.$('a:contains("Prendre")').attr('href') ?? ''))

  assert.match(warned.words, /Prendre 9 h 45/)
  assert.match(mended.$('title').text(), /étape 4/)
  assert.match(mended.$('h1').text(), /à 9\sh\s45/)
})

test('motif, lieu, agent and usager of the neighbour and of another territoire are not there, in links and in forms', async () => {
  const desk = await aDesk()
  const { visitor, stepAt, answerAt, motif, organisationId, lieu, agent, startsAt } = desk
  const usager = await aUsager({ organisationId })
  const own = {
    motif_id: motif.id,
    user_ids: [usager.id],
    agent_ids: [agent.id],
    lieu_id: lieu.id,
    starts_at: startsAt,
  }
  const form = formOf(await visitor.get(stepAt(4, own)))
  const neighbour = await anOrganisation({ territoireId: desk.territoire.id })
  const elsewhere = await anOrganisation()
  const forged = []
  for (const { id } of [neighbour, elsewhere]) {
    const theirs = { organisationId: id, serviceId: desk.serviceId }
    forged.push(
      { motif_id: (await aMotif(theirs)).id },
      { lieu_id: (await aLieu({ organisationId: id })).id },
      { agent_ids: [(await anAgent(theirs)).id] },
    )
  }
  forged.push(
    { user_ids: [(await aUsager({ organisationId: elsewhere.id })).id] },
    { user_ids: [999_999] },
    { motif_id: 0 },
  )

  const answers = []
  for (const ids of forged) {
    const given = { ...own, ...ids }
    for (const step of [1, 2, 3, 4])
      answers.push(await visitor.get(stepAt(step, given)), await visitor.get(answerAt(step, given)))
    const names = Object.entries(ids).map(([name, value]) => [
      name.endsWith('s') ? `${name}[]` : name,
      [value].flat().map(String),
    ])
    for (const step of ['1', '2', '3', '4'])
      answers.push(await visitor.post(answerAt(4), changed(form, { ...Object.fromEntries(names), step })))
  }

  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [404])
  assert.deepEqual(await rdvsOf(organisationId), [])
})

test('somebody of another organisation of the territoire may be given a rdv, masked until then, and belongs to both after', async () => {
  const { visitor, stepAt, motif, organisationId, territoire, lieu, startsAt } = await aDesk()
  const neighbour = await anOrganisation({ territoireId: territoire.id })
  const usager = await aUsager({
    organisationId: neighbour.id,
    email: 'paul.morel@exemple.fr',
    phoneNumber: '0612345678',
  })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }

  const pages = await Promise.all([2, 3, 4].map((step) => visitor.get(stepAt(step, given))))
  await send(visitor, pages[2] as Answer)

  for (const page of pages) assert.doesNotMatch(page.text, /paul\.morel|06\s?12\s?34\s?56\s?78/)
  const profiles = await db.usagerProfile.findMany({ where: { usagerId: usager.id } })
  assert.deepEqual(profiles.map((profile) => profile.organisationId).sort(), [neighbour.id, organisationId].sort())
})

test('a motif archived meanwhile is said at the first step, and the other answers stay', async () => {
  const { visitor, stepAt, motif, organisationId, lieu, startsAt } = await aDesk()
  const usager = await aUsager({ organisationId, firstName: 'Inès', lastName: 'Benali' })
  const given = { motif_id: motif.id, user_ids: [usager.id], starts_at: startsAt, lieu_id: lieu.id }
  const page = await visitor.get(stepAt(4, given))
  await db.motif.update({ where: { id: motif.id }, data: { deletedAt: new Date() } })

  const refused = await send(visitor, page)

  assert.equal(refused.status, 422)
  assert.match(refused.words, /« Consultation » n’est plus proposé/)
  const next = await visitor.get(refused.$('.rdv-motifs a').first().attr('href') ?? '')
  assert.match(next.words, /Inès/)
  assert.match(next.$('h1').text(), /à 10\sh$/)
})
