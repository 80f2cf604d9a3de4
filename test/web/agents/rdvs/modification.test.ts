import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { decrypt, encrypt } from '#infra/encryption.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import { aLieu, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { type Answer, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { aSheet, DAY, fieldsOf, plain, readRdv, typing } from './a-sheet.ts'

serve(() => createApp({ limits: relaxedLimits }))

type Typed = Record<string, string | string[]>

/** Opens the form, types, and sends it: the page that asks to verify, or what answers instead. */
async function send({ visitor, path }: { visitor: Visitor; path: string }, typed: Typed, query = '') {
  const form = await visitor.get(`${path}/edit${query}`)
  assert.equal(form.status, 200)
  return visitor.post(`${path}/edit`, typing(fieldsOf(form), typed))
}

/** The same, and confirms what the page asks to verify. */
async function save(sheet: { visitor: Visitor; path: string }, typed: Typed, query = '') {
  const asked = await send(sheet, typed, query)
  const done = asked.status === 422 ? await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked)) : asked
  assert.equal(done.status, 303, plain(done.$('main').text()))
  return sheet.visitor.follow(done)
}

const evenementsOf = async ({ id }: { id: number }) =>
  (await db.evenement.findMany({ where: { rdvId: id }, orderBy: { id: 'asc' } })).map(({ name }) => name)

const errorOf = ({ $ }: Answer, id: string) =>
  plain($(`#${id}`).closest('.fr-input-group, .fr-select-group, fieldset').find('.fr-message, .fr-error-text').text())

test('the form holds the rdv as it stands; sent as it is, it changes nothing and tells nobody', async () => {
  const sheet = await aSheet()

  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  const values = Object.fromEntries(fieldsOf(form))
  const same = await sheet.visitor.follow(await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(form)))

  assert.equal(values.jour, DAY)
  assert.equal(values.heure, '09:30')
  assert.equal(values.duration_in_min, '30')
  assert.equal(values.lieu_id, String(sheet.lieu.id))
  assert.match(form.words, /BENALI Inès/)
  assert.match(same.words, /Rien n’a été changé/)
  assert.deepEqual(await evenementsOf(sheet.rdv), [])
})

test('another hour: the page says what changes and who is told, then it is written once', async () => {
  const sheet = await aSheet()

  const asked = await send(sheet, { heure: '14 h', duration_in_min: '45', pause: '10' })
  const untouched = (await readRdv(sheet.rdv)).startsAt.getTime()
  const done = await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))
  await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))

  assert.equal(asked.status, 422)
  assert.match(asked.words, /Vérifiez avant d’enregistrer|Vérifiez avant d'enregistrer/)
  assert.match(asked.words, /Horaire.*de 9 h 30 à 10 h.*de 14 h à 14 h 45.*Pause après.*10 minutes/)
  assert.match(asked.words, /Un e-mail « rendez-vous déplacé » part à Inès BENALI/)
  assert.equal(untouched, sheet.rdv.startsAt.getTime())
  assert.equal(done.status, 303)
  const written = await readRdv(sheet.rdv)
  assert.deepEqual(
    [written.startsAt, written.endsAt, written.minutesAfterRdv],
    [instantOn(DAY, '14:00'), instantOn(DAY, '14:45'), 10],
  )
  assert.deepEqual(await evenementsOf(sheet.rdv), ['rdv.moved'])
})

test('one comes back from the page that asks to the form, with all that was typed', async () => {
  const sheet = await aSheet({ territoire: { enableContextField: true } })
  const asked = await send(sheet, { heure: '14:00', context: 'Rappel des vaccins' })

  const back = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [...fieldsOf(asked), ['retour', '1']]),
  )

  const values = Object.fromEntries(fieldsOf(back))
  assert.equal(values.heure, '14:00')
  assert.equal(values.context, 'Rappel des vaccins')
  assert.deepEqual(await evenementsOf(sheet.rdv), [])
})

test('agents who join and who leave are told each his own; the usager is not', async () => {
  const sheet = await aSheet({ agent: { rdvNotificationsLevel: 'all' } })

  const asked = await send(sheet, { 'agent_ids[]': [String(sheet.colleague.id)] })
  await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))

  assert.match(asked.words, /« nouveau rendez-vous » part à Amina DIALLO \(agent\)/)
  assert.match(asked.words, /« libre de nouveau » part à Camille AGENT\d+ \(agent\)/)
  assert.doesNotMatch(asked.words, /part à Inès/)
  assert.deepEqual(
    (await readRdv(sheet.rdv)).agents.map(({ agentId }) => agentId),
    [sheet.colleague.id],
  )
})

test('a place for this time only, then a lieu again', async () => {
  const sheet = await aSheet()
  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  const other = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [...typing(fieldsOf(form), { heure: '11:00' }), ['changer', '1']]),
  )
  const place = {
    'lieu_attributes[name]': 'Salle des fêtes',
    'lieu_attributes[address]': '1 place d’Armes, 62000 Arras',
    'lieu_attributes[latitude]': '50.29',
    'lieu_attributes[longitude]': '2.78',
    'lieu_attributes[found_for]': '1 place d’Armes, 62000 Arras',
  }

  const asked = await sheet.visitor.post(`${sheet.path}/edit`, typing(fieldsOf(other), place))
  await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))

  assert.equal(Object.fromEntries(fieldsOf(other)).heure, '11:00', 'what was typed is kept')
  assert.match(asked.words, /Lieu ?Arras-Nord, 14 rue des Rosati.*Salle des fêtes, 1 place d’Armes/)
  const written = await readRdv(sheet.rdv)
  assert.deepEqual(
    [written.lieu?.availability, written.lieu?.name, written.lieu?.organisationId],
    ['single_use', 'Salle des fêtes', sheet.organisation.id],
  )

  const unchanged = await sheet.visitor.follow(await send(sheet, {}))
  assert.match(unchanged.words, /Rien n’a été changé/)
  const again = await sheet.visitor.get(`${sheet.path}/edit`)
  const lieu = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [...fieldsOf(again), ['changer', '1']]),
  )
  const back = await sheet.visitor.post(
    `${sheet.path}/edit`,
    typing(fieldsOf(lieu), { lieu_id: String(sheet.lieu.id) }),
  )
  await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(back))
  assert.equal((await readRdv(sheet.rdv)).lieuId, sheet.lieu.id)
})

test('the context is asked where the territoire wants it, encrypted, and kept as it is elsewhere', async () => {
  const context = encrypt('rdvs.context', 'Premier contexte')
  const [using, without] = [
    await aSheet({ territoire: { enableContextField: true }, rdv: { context } }),
    await aSheet({ rdv: { context } }),
  ]

  await save(using, { context: 'Second contexte' })
  const hidden = await without.visitor.get(`${without.path}/edit`)
  await save(without, { heure: '15:00', context: 'Volé' })

  const read = async (rdv: { id: number }) => decrypt('rdvs.context', (await readRdv(rdv)).context ?? '')
  assert.deepEqual(await read(using.rdv), { ok: true, text: 'Second contexte' })
  assert.equal(hidden.$('[name=context]').length, 0)
  assert.deepEqual(await read(without.rdv), { ok: true, text: 'Premier contexte' })
})

test('of a rdv collectif: title, places, who joins and who leaves, each told; agents are not', async () => {
  const sheet = await aSheet({
    agent: { rdvNotificationsLevel: 'all' },
    motif: { collectif: true },
    rdv: { maxParticipantsCount: 4 },
  })
  const [paul, zoe] = [
    await aUsager({ organisationId: sheet.organisation.id, firstName: 'Paul', lastName: 'Morel' }),
    await aUsager({ organisationId: sheet.organisation.id, firstName: 'Zoé', lastName: 'Zidi' }),
  ]
  const query = `?add_user[]=${paul.id}&add_user[]=${zoe.id}`
  const form = await sheet.visitor.get(`${sheet.path}/edit${query}`)
  const removed = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [
      ...typing(fieldsOf(form), { titre: 'Atelier cuisine', places: '12' }),
      ['personne', `retirer:${sheet.usager.id}`],
    ]),
  )

  const asked = await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(removed))
  await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))

  assert.match(
    asked.words,
    /Intitulé ?– ?Atelier cuisine.*Places ?4 ?12.*Participants ?Inès BENALI ?Paul MOREL, Zoé ZIDI/,
  )
  assert.match(asked.words, /Des e-mails « rendez-vous confirmé » partent à Paul MOREL et Zoé ZIDI/)
  assert.match(asked.words, /Un e-mail « rendez-vous annulé » part à Inès BENALI/)
  assert.doesNotMatch(asked.words, /\(agent\)/)
  const written = await readRdv(sheet.rdv)
  assert.deepEqual([written.name, written.maxParticipantsCount], ['Atelier cuisine', 12])
  assert.deepEqual(
    written.participations.map(({ usagerId }) => usagerId),
    [paul.id, zoe.id],
  )
  assert.deepEqual(await evenementsOf(sheet.rdv), ['participation.added', 'participation.removed'])
})

test('boxes: who has just joined is told as the motif says, others as they are ticked', async () => {
  const sheet = await aSheet({ motif: { collectif: true, visibilityType: 'visible_and_not_notified' } })
  const paul = await aUsager({ organisationId: sheet.organisation.id })
  const form = await sheet.visitor.get(`${sheet.path}/edit?add_user[]=${paul.id}`)
  const ticked = (name: string) => fieldsOf(form).flatMap(([one, value]) => (one === name ? [Number(value)] : []))
  assert.deepEqual(ticked('lifecycle[]'), [sheet.usager.id])

  await save(sheet, { 'lifecycle[]': [], 'reminder[]': [String(paul.id)] }, `?add_user[]=${paul.id}`)

  assert.deepEqual(
    (await readRdv(sheet.rdv)).participations.map((one) => [
      one.usagerId,
      one.sendLifecycleNotifications,
      one.sendReminderNotification,
    ]),
    [
      [sheet.usager.id, false, false],
      [paul.id, false, true],
    ],
  )
})

test('what cannot be is said beside its field, with all that was typed', async () => {
  const sheet = await aSheet({ motif: { collectif: true } })

  const failed = await send(sheet, {
    jour: 'demain',
    heure: '25 h',
    duration_in_min: '0',
    pause: '90',
    places: '0',
    'agent_ids[]': [],
  })

  assert.equal(failed.status, 422)
  assert.match(failed.$('title').text(), /^Erreur/)
  for (const [id, words] of [
    ['jour', /Choisissez un jour/],
    ['heure', /Écrivez une heure/],
    ['duration_in_min', /Écrivez une durée/],
    ['pause', /pause de 0 à 60/],
    ['places', /nombre de places/],
  ] as const)
    assert.match(errorOf(failed, id), words)
  assert.equal(failed.$('#heure').attr('value'), '25 h')
  const agents = await send(sheet, { 'agent_ids[]': [], lieu_id: '' })
  assert.match(agents.words, /Choisissez un lieu/)
  const alone = await send(sheet, { 'agent_ids[]': [] })
  assert.match(alone.words, /Choisissez au moins un agent/)
})

test('an individual rdv keeps somebody: the last one removed is said beside the search', async () => {
  const sheet = await aSheet()
  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  const nobody = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [...fieldsOf(form), ['personne', `retirer:${sheet.usager.id}`]]),
  )

  const failed = await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(nobody))

  assert.equal(failed.status, 422)
  assert.match(failed.words, /Choisissez une personne/)
  assert.equal((await readRdv(sheet.rdv)).participations.length, 1)
})

test('who is sought and added keeps what was typed', async () => {
  const sheet = await aSheet({ territoire: { enableContextField: true } })
  const paul = await aUsager({ organisationId: sheet.organisation.id, firstName: 'Paul', lastName: 'Morel' })
  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  const found = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [
      ...typing(fieldsOf(form), { heure: '16:00', context: 'Note', term: 'morel' }),
      ['personne', 'chercher'],
    ]),
  )
  const added = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [...fieldsOf(found), ['personne', `ajouter:${paul.id}`]]),
  )

  assert.match(found.words, /1 personne trouvée/)
  const values = Object.fromEntries(fieldsOf(added))
  assert.deepEqual([values.heure, values.context, values['user_ids[]']], ['16:00', 'Note', String(paul.id)])
})

test('a context that an address cannot carry is refused where it is typed; what it cannot read stays as it is, and is said', async () => {
  const kept = { context: encrypt('rdvs.context', 'Premier contexte') }
  const sheet = await aSheet({ territoire: { enableContextField: true }, rdv: kept })
  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  const long = 'a'.repeat(11_500)
  const typedLong = [...typing(fieldsOf(form), { context: long }), ['personne', 'chercher']] as [string, string][]

  const refused = await sheet.visitor.post(`${sheet.path}/edit`, typedLong)
  const secret = encodeURIComponent(encrypt('rdvs.context', 'Secret'))
  const led = await sheet.visitor.get(`${sheet.path}/edit?jour=2027-03-09&heure=14:00&context=${secret}`)
  const page = await sheet.visitor.follow(led)

  assert.equal(refused.status, 422)
  assert.equal(refused.$('#context').val(), long)
  assert.equal(led.status, 303)
  assert.match(page.words, /Le contexte qui venait avec cette page ne peut pas être lu/)
  assert.equal(page.$('#context').val(), 'Premier contexte')
  assert.equal(page.$('#heure').attr('value'), '14:00')
})

test('two agents who write at once: the second reads what changed, field by field, and loses nothing', async () => {
  const sheet = await aSheet({ territoire: { enableContextField: true } })
  const other = await aSignedInAgent({
    organisationId: sheet.organisation.id,
    serviceId: sheet.serviceId,
    lastName: 'Fontaine',
  })
  const mine = await sheet.visitor.get(`${sheet.path}/edit`)
  const theirs = await other.visitor.get(`${sheet.path}/edit`)
  const asked = await other.visitor.post(`${sheet.path}/edit`, typing(fieldsOf(theirs), { heure: '15:00' }))
  await other.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))

  const typed = { heure: '09:30', context: 'Ma note', pause: '5' }
  const stale = await sheet.visitor.post(`${sheet.path}/edit`, typing(fieldsOf(mine), typed))

  assert.equal(stale.status, 422)
  assert.match(stale.words, /Ce rendez-vous a changé entre-temps/)
  assert.match(stale.words, /FONTAINE, agent ?Début ?[\d/]+ 9 h 30 ?[\d/]+ 15 h/)
  assert.deepEqual(
    [stale.$('#heure').attr('value'), stale.$('#pause').attr('value'), stale.$('#context').text()],
    ['09:30', '5', 'Ma note'],
  )
  assert.equal((await readRdv(sheet.rdv)).startsAt.getTime(), instantOn(DAY, '15:00').getTime())

  const again = await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(stale))
  await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(again))
  assert.equal((await readRdv(sheet.rdv)).startsAt.getTime(), instantOn(DAY, '09:30').getTime())
})

test('an overlap that was accepted before is asked again of nobody; a new one is', async () => {
  const sheet = await aSheet()
  const about = { motifId: sheet.motif.id, agentIds: [sheet.agent.id] }
  await aRdv({ ...about, startsAt: instantOn(DAY, '09:45'), exclusive: false })

  const same = await save(sheet, { pause: '5' })
  const asked = await send(sheet, { heure: '09:40' })

  assert.match(same.words, /Rendez-vous modifié/)
  assert.match(asked.words, /1 point à vérifier.*autre rendez-vous à la même heure/)
  assert.match(plain(asked.$('main form button').last().text()), /Enregistrer quand même/)
})

test('forged ids: agents, lieux, usagers of the neighbour are refused, and nothing of them is named', async () => {
  const [mine, theirs] = [await aSheet(), await aSheet()]
  const lieu = await aLieu({ organisationId: theirs.organisation.id, name: 'Chez le voisin' })
  const stranger = await aUsager({ organisationId: theirs.organisation.id, firstName: 'Secret', lastName: 'Voisin' })

  for (const forged of [
    { 'agent_ids[]': [String(theirs.agent.id)] },
    { lieu_id: String(lieu.id) },
    { 'user_ids[]': [String(stranger.id)] },
    { 'user_ids[]': ['999999'] },
  ] as Typed[]) {
    const answer = await send(mine, forged)
    assert.equal(answer.status, 422, JSON.stringify(forged))
    assert.doesNotMatch(answer.text, /Chez le voisin|Secret|VOISIN/)
    assert.match(answer.$('title').text(), /^Erreur/, JSON.stringify(forged))
  }
  const unchanged = await readRdv(mine.rdv)
  assert.deepEqual([unchanged.lieuId, unchanged.participations.length], [mine.lieu.id, 1])
  const here = `/admin/organisations/${mine.organisation.id}/rdvs/${theirs.rdv.id}/edit`
  assert.equal((await mine.visitor.get(here)).status, 404)
})

test('the form is for who may change the rdv: another service does not see it, its intervenant sees no other', async () => {
  const sheet = await aSheet()
  const ofOther = await aSignedInAgent({ organisationId: sheet.organisation.id })
  const intervenant = await aSignedInAgent({
    organisationId: sheet.organisation.id,
    serviceId: sheet.serviceId,
    accessLevel: 'intervenant',
  })

  for (const { visitor } of [ofOther, intervenant]) {
    assert.equal((await visitor.get(`${sheet.path}/edit`)).status, 404)
    assert.equal((await visitor.post(`${sheet.path}/edit`, { heure: '14:00' })).status, 404)
  }
})

test('the form asks the database as often for twenty participants as for one', async () => {
  const one = await aSheet({ motif: { collectif: true } })
  const usagerIds = []
  for (let at = 0; at < 20; at++) usagerIds.push((await aUsager({ organisationId: one.organisation.id })).id)
  const many = await aRdv({
    motifId: one.motif.id,
    agentIds: [one.colleague.id],
    usagerIds,
    startsAt: instantOn(DAY, '09:30'),
  })
  const countOf = async (path: string) => {
    await one.visitor.get(path)
    return (await withQueries(() => one.visitor.get(path))).queries.length
  }

  const [few, more] = [
    await countOf(`${one.path}/edit`),
    await countOf(`/admin/organisations/${one.organisation.id}/rdvs/${many.id}/edit`),
  ]

  assert.ok(more <= few + 1, `${more} statements, ${few} for one`)
  assert.ok(more <= 45, `${more} statements`)
})

test('a rdv by telephone keeps the lieu of the hours it was taken in: sent as it is, nothing changes', async () => {
  for (const locationType of ['phone', 'visio', 'home'] as const) {
    const sheet = await aSheet({ motif: { locationType } })

    const same = await sheet.visitor.follow(await send(sheet, {}))
    await save(sheet, { pause: '5' })

    assert.match(same.words, /Rien n’a été changé/, locationType)
    assert.equal((await readRdv(sheet.rdv)).lieuId, sheet.lieu.id, locationType)
    assert.deepEqual(await evenementsOf(sheet.rdv), ['rdv.edited'], locationType)
  }
})

test('a rdv collectif of 230 participants is edited, each told as he was but those who were ticked off', async () => {
  const usagers = await db.usager.createManyAndReturn({
    data: Array.from({ length: 230 }, (_, at) => ({
      firstName: 'Anne-Charlotte',
      lastName: `Participante-${at}`,
      email: `p${at}.${crypto.randomUUID()}@example.fr`,
      createdThrough: 'agent_creation' as const,
    })),
  })
  const usagerIds = usagers.map(({ id }) => id)
  const sheet = await aSheet({ motif: { collectif: true }, rdv: { usagerIds } })
  await db.usagerProfile.createMany({
    data: usagerIds.map((usagerId) => ({ usagerId, organisationId: sheet.organisation.id })),
  })
  const reminded = usagerIds.slice(1).map(String)

  const asked = await send(sheet, { heure: '14:00', 'reminder[]': reminded })
  const back = await sheet.visitor.follow(
    await sheet.visitor.post(`${sheet.path}/edit`, [...fieldsOf(asked), ['retour', '1']]),
  )
  const done = await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(asked))

  assert.equal(asked.status, 422)
  assert.equal(fieldsOf(back).filter(([name]) => name === 'reminder[]').length, 229)
  assert.equal(done.status, 303)
  const { startsAt, participations } = await readRdv(sheet.rdv)
  assert.equal(startsAt.getTime(), instantOn(DAY, '14:00').getTime())
  assert.deepEqual(
    participations.flatMap((one) => (one.sendReminderNotification ? [] : [one.usagerId])),
    usagerIds.slice(0, 1),
  )
})

test('a participant whose file is closed here, and who has no box, is told as he was', async () => {
  const sheet = await aSheet({ motif: { collectif: true } })
  const closed = await aUsager({ organisationId: (await aSheet()).organisation.id })
  const flags = { sendLifecycleNotifications: true, sendReminderNotification: true }
  await db.participation.create({
    data: { rdvId: sheet.rdv.id, usagerId: closed.id, createdByType: 'agent', ...flags },
  })

  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  await save(sheet, { titre: 'Atelier' })

  assert.match(form.words, /fiche est fermée/)
  const { participations } = await readRdv(sheet.rdv)
  const { sendLifecycleNotifications, sendReminderNotification } =
    participations.find((one) => one.usagerId === closed.id) ?? {}
  assert.deepEqual({ sendLifecycleNotifications, sendReminderNotification }, flags)
})

test('an hour and a duration left as they were shown stay to the second, in the night of October too', async () => {
  const seconds = await aSheet({
    rdv: { startsAt: new Date('2027-03-02T09:30:20+01:00'), endsAt: new Date('2027-03-02T10:00:50+01:00') },
  })
  const second = await aSheet({ rdv: { startsAt: new Date('2027-10-31T02:30:00+01:00') } })

  for (const sheet of [seconds, second]) {
    await save(sheet, { pause: '5' })
    const { startsAt, endsAt } = await readRdv(sheet.rdv)
    assert.deepEqual([startsAt, endsAt], [sheet.rdv.startsAt, sheet.rdv.endsAt])
    assert.deepEqual(await evenementsOf(sheet.rdv), ['rdv.edited'])
  }
})

test('a text too long for an address stays in the form, whatever button is pressed, and nothing is written', async () => {
  const sheet = await aSheet({ territoire: { enableContextField: true } })
  const form = await sheet.visitor.get(`${sheet.path}/edit`)
  for (const typed of [
    { context: 'é'.repeat(6_000), term: 'Morel' },
    { 'lieu_attributes[address]': 'a'.repeat(18_000), term: 'Morel' },
  ] as Typed[])
    for (const button of [
      ['personne', 'chercher'],
      ['personne', 'entree'],
      ['changer', '1'],
      ['retour', '1'],
    ] as const) {
      const answer = await sheet.visitor.post(`${sheet.path}/edit`, [
        ...typing(fieldsOf(form), { ...typed, pause: '5' }),
        button,
      ])

      assert.equal(answer.status, 422, button.join('='))
      assert.match(answer.$('title').text(), /^Erreur/)
      assert.equal(answer.$('#context').text(), typed.context ?? '')
      assert.equal(answer.$('#pause').attr('value'), '5')
    }
  assert.deepEqual(await evenementsOf(sheet.rdv), [])
})

test('changed meanwhile in what the page does not show: it says so, and is written the second time', async () => {
  const sheet = await aSheet({ territoire: { enableContextField: true } })
  const other = await aSignedInAgent({ organisationId: sheet.organisation.id, serviceId: sheet.serviceId })
  const mine = await sheet.visitor.get(`${sheet.path}/edit`)
  await save({ visitor: other.visitor, path: sheet.path }, { context: 'Leur note' })
  await db.territoire.update({ where: { id: sheet.organisation.territoireId }, data: { enableContextField: false } })

  const stale = await sheet.visitor.post(`${sheet.path}/edit`, typing(fieldsOf(mine), { pause: '5' }))
  const done = await sheet.visitor.post(`${sheet.path}/edit`, fieldsOf(stale))

  assert.equal(stale.status, 422)
  assert.match(stale.words, /Ce rendez-vous vient de changer. Rien n’est enregistré/)
  assert.equal(done.status, 303)
  assert.equal((await readRdv(sheet.rdv)).minutesAfterRdv, 5)
})
