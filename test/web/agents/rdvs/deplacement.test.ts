import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import { aLieu, anAgent, aRdv } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { aSheet, DAY, fieldsOf, plain, readRdv } from './a-sheet.ts'

serve(() => createApp({ limits: relaxedLimits }))

const at = (hour: string) => `starts_at=${DAY}T${hour}`

test('a drag asks first: the two hours, who is told; then it is done, once, and its trace is kept', async () => {
  const { visitor, path, rdv, agent } = await aSheet()
  const address = `${path}/deplacement?${at('11:00')}&ends_at=${DAY}T11:45&agent_id=${agent.id}`

  const asked = await visitor.get(address)
  assert.equal(asked.status, 200)
  assert.equal(plain(asked.$('h1').text()), 'Déplacer le rendez-vous d’Inès BENALI ?')
  assert.match(asked.words, /Horaire.*de 9 h 30 à 10 h.*de 11 h à 11 h 45/)
  assert.match(asked.words, /Un e-mail « rendez-vous déplacé » part à Inès BENALI\./)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), rdv.startsAt.getTime())

  const done = await visitor.post(address, fieldsOf(asked))
  const sheet = await visitor.follow(done)
  await visitor.post(address, fieldsOf(asked))

  assert.equal(done.status, 303)
  assert.match(sheet.words, /Rendez-vous déplacé : .* à 11 h\./)
  assert.match(sheet.words, /Reporté du .* à 9 h 30/)
  const moved = await readRdv(rdv)
  assert.deepEqual([moved.startsAt, moved.endsAt], [instantOn(DAY, '11:00'), instantOn(DAY, '11:45')])
  const told = await db.evenement.findMany({ where: { rdvId: rdv.id } })
  assert.deepEqual(
    told.map(({ name }) => name),
    ['rdv.moved'],
  )
})

test('dragged to a colleague: he takes the place of the only agent; of several, one says whom in « Modifier »', async () => {
  const one = await aSheet()
  const address = `${one.path}/deplacement?${at('09:30')}&agent_id=${one.colleague.id}`
  const asked = await one.visitor.get(address)
  await one.visitor.post(address, fieldsOf(asked))
  const several = await aSheet()
  await db.agentsRdv.create({
    data: {
      rdvId: several.rdv.id,
      agentId: several.colleague.id,
      startsAt: several.rdv.startsAt,
      endsAt: several.rdv.endsAt,
    },
  })
  const third = await anAgent({ organisationId: several.organisation.id, serviceId: several.serviceId })

  const refused = await several.visitor.get(`${several.path}/deplacement?${at('11:00')}&agent_id=${third.id}`)

  assert.match(asked.words, /Agents.*Amina DIALLO/)
  assert.match(asked.words, /Un e-mail « nouveau rendez-vous » part à Amina DIALLO \(agent\)/)
  assert.deepEqual(
    (await readRdv(one.rdv)).agents.map(({ agentId }) => agentId),
    [one.colleague.id],
  )
  assert.equal(refused.status, 422)
  assert.match(refused.words, /plusieurs agents/)
  assert.equal(refused.$(`main a[href^="${several.path}/edit"]`).length, 1)
})

test('what cannot be read, or is its own hour, is said; nothing moves', async () => {
  const { visitor, path, rdv } = await aSheet()

  for (const query of [
    'jour=demain&heure=9h',
    'starts_at=demain',
    'starts_at=2027-02-30T10:00',
    `${at('11:00')}&ends_at=${DAY}T10:00`,
  ]) {
    const answer = await visitor.get(`${path}/deplacement?${query}`)
    assert.equal(answer.status, 422, query)
    assert.match(answer.words, /ne sont pas compris. Le rendez-vous n’a pas bougé/, query)
  }
  assert.equal((await visitor.get(`${path}/deplacement`)).location, `${path}/report`)
  const same = await visitor.follow(await visitor.get(`${path}/deplacement?${at('09:30')}`))
  assert.match(same.words, /C’est déjà l’horaire de ce rendez-vous/)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), rdv.startsAt.getTime())
})

test('an hour typed by hand is read as people write it, on the clock of the organisation', async () => {
  const { visitor, path } = await aSheet({ territoire: { timeZone: 'Indian/Reunion', departementNumber: '974' } })

  const { words } = await visitor.get(`${path}/deplacement?jour=${DAY}&heure=14h15`)

  assert.match(words, /de 14 h 15 à 14 h 45/)
})

test('an overlap is shown with a link, confirmed by the button, and a new one meanwhile is shown in turn', async () => {
  const { visitor, path, rdv, motif, agent, organisation } = await aSheet()
  const about = { motifId: motif.id, agentIds: [agent.id] }
  const other = await aRdv({ ...about, startsAt: instantOn(DAY, '11:00') })
  const address = `${path}/deplacement?${at('11:00')}`

  const warned = await visitor.get(address)
  assert.match(warned.words, /1 point à vérifier/)
  assert.equal(warned.$(`main a[href="/admin/organisations/${organisation.id}/rdvs/${other.id}"]`).length, 1)
  assert.match(plain(warned.$('main form button').first().text()), /Déplacer quand même/)

  await aRdv({ ...about, startsAt: instantOn(DAY, '11:15'), exclusive: false })
  const again = await visitor.post(address, fieldsOf(warned))
  assert.equal(again.status, 422)
  assert.match(again.words, /2 autres rendez-vous/)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), rdv.startsAt.getTime())

  await visitor.post(address, fieldsOf(again))
  assert.equal((await readRdv(rdv)).startsAt.getTime(), instantOn(DAY, '11:00').getTime())
})

test('two agents who move it at once: the second reads what changed, by whom, and may go on', async () => {
  const { visitor, path, rdv, organisation, serviceId } = await aSheet()
  const colleague = await aSignedInAgent({ organisationId: organisation.id, serviceId, lastName: 'Fontaine' })
  const [mine, theirs] = [`${path}/deplacement?${at('11:00')}`, `${path}/deplacement?${at('15:00')}`]
  const seen = await visitor.get(mine)
  const seenByColleague = await colleague.visitor.get(theirs)

  await colleague.visitor.post(theirs, fieldsOf(seenByColleague))
  const stale = await visitor.post(mine, fieldsOf(seen))

  assert.equal(stale.status, 422)
  assert.match(stale.words, /Ce rendez-vous a changé entre-temps/)
  assert.match(stale.words, /FONTAINE, agent ?Début ?[\d/]+ 9 h 30 ?[\d/]+ 15 h/)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), instantOn(DAY, '15:00').getTime())
  const done = await visitor.post(mine, fieldsOf(stale))
  assert.equal(done.status, 303)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), instantOn(DAY, '11:00').getTime())
})

test('forged ids of the neighbour: neither his agent, nor his lieu, nor his rdv', async () => {
  const [mine, theirs] = [await aSheet(), await aSheet()]
  const elsewhere = await aLieu({ organisationId: theirs.organisation.id, name: 'Chez le voisin' })

  for (const forged of [`agent_id=${theirs.agent.id}`, `lieu_id=${elsewhere.id}`]) {
    const address = `${mine.path}/deplacement?${at('11:00')}&${forged}`
    const asked = await mine.visitor.get(address)
    assert.match(asked.words, /Ce changement n'est pas possible|Ce changement n’est pas possible/, forged)
    assert.doesNotMatch(asked.text, /Chez le voisin/)
    assert.doesNotMatch(asked.words, new RegExp(theirs.agent.lastName ?? '', 'i'))
    assert.equal((await mine.visitor.post(address, fieldsOf(asked))).status, 422, forged)
  }
  const here = `/admin/organisations/${mine.organisation.id}/rdvs/${theirs.rdv.id}`
  assert.equal((await mine.visitor.get(`${here}/deplacement?${at('11:00')}`)).status, 404)
  assert.equal((await readRdv(mine.rdv)).startsAt.getTime(), mine.rdv.startsAt.getTime())
})

test('the page asks the database a bounded number of times', async () => {
  const { visitor, path, motif, agent } = await aSheet()
  for (let minute = 0; minute < 6; minute++)
    await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt: instantOn(DAY, `11:0${minute}`), exclusive: false })
  const address = `${path}/deplacement?${at('11:00')}`
  await visitor.get(address)

  const { queries } = await withQueries(() => visitor.get(address))

  assert.ok(queries.length <= 60, `${queries.length} statements`)
})

test('dragged from the column of one of its two agents: he alone is replaced, or leaves', async () => {
  const { visitor, path, rdv, agent, colleague, organisation, serviceId } = await aSheet()
  const { startsAt, endsAt } = rdv
  await db.agentsRdv.create({ data: { rdvId: rdv.id, agentId: colleague.id, startsAt, endsAt } })
  const third = await anAgent({ organisationId: organisation.id, serviceId })
  const drag = async (to: number, from: number) => {
    const address = `${path}/deplacement?${at('09:30')}&ends_at=${DAY}T10:00&agent_id=${to}&from_agent_id=${from}`
    const asked = await visitor.get(address)
    assert.equal(asked.status, 200)
    assert.match(asked.$('main, nav').find(`a[href*="agent_id=${from}"]`).first().attr('href') ?? '', /\/rdvs\//)
    await visitor.post(address, fieldsOf(asked))
    return (await readRdv(rdv)).agents.map(({ agentId }) => agentId)
  }

  assert.deepEqual(await drag(third.id, agent.id), [colleague.id, third.id])
  assert.deepEqual(await drag(third.id, colleague.id), [third.id])
})

test('a rdv by telephone goes to another hour, never to a lieu', async () => {
  const { visitor, path, rdv, organisation, lieu } = await aSheet({ motif: { locationType: 'phone' } })
  const annexe = await aLieu({ organisationId: organisation.id })
  const address = `${path}/deplacement?${at('11:00')}&lieu_id=${annexe.id}`

  await visitor.post(address, fieldsOf(await visitor.get(address)))

  const { startsAt, lieuId } = await readRdv(rdv)
  assert.deepEqual([startsAt, lieuId], [instantOn(DAY, '11:00'), lieu.id])
})

test('other people would be told than the page said: it says so before anything is written', async () => {
  const { visitor, path, rdv, usager } = await aSheet()
  const address = `${path}/deplacement?${at('11:00')}`
  const asked = await visitor.get(address)
  await db.usager.update({ where: { id: usager.id }, data: { lastName: 'Martin' } })

  const again = await visitor.post(address, fieldsOf(asked))

  assert.equal(again.status, 422)
  assert.match(again.words, /Les messages qui partiront ne sont plus ceux que cette page annonçait/)
  assert.match(again.words, /part à Inès MARTIN/)
  assert.equal((await readRdv(rdv)).startsAt.getTime(), rdv.startsAt.getTime())
})
