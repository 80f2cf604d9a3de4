import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anOrganisation, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const LEO = {
  first_name: 'Léo',
  last_name: 'Petit',
  'birth_date[day]': '2',
  'birth_date[month]': '3',
  'birth_date[year]': '2020',
}
const aProcheOf = (responsibleId: number) =>
  aUsager({ firstName: 'Léo', lastName: 'Petit', email: null, responsibleId })
const prochesOf = (responsibleId: number) =>
  db.usager.findMany({ where: { responsibleId }, include: { profiles: true } })

test('a proche is added, and known by the organisations of his responsable', async () => {
  const organisation = await anOrganisation()
  const { visitor, usager } = await aSignedInUsager({ organisationId: organisation.id })

  const page = await visitor.follow(await visitor.post('/relatives', LEO))
  const [proche] = await prochesOf(usager.id)

  assert.match(page.text, /Léo PETIT/)
  assert.equal(proche?.createdThrough, 'user_relative_creation')
  assert.deepEqual(
    proche?.profiles.map(({ organisationId }) => organisationId),
    [organisation.id],
  )
})

test('what is missing is asked of the proche, not of who fills the form', async () => {
  const { visitor } = await aSignedInUsager()

  const page = await visitor.post('/relatives', {})

  assert.equal(page.status, 422)
  assert.match(page.$('#first_name-messages').text(), /le prénom de ce proche/)
  assert.match(page.$('#last_name-messages').text(), /le nom de ce proche/)
  assert.match(page.$('form').text(), /3\s6\s2019/)
})

test('a proche who is added twice, one after the other or at once, is one', async () => {
  const { visitor, usager } = await aSignedInUsager()

  const answers = await Promise.all([visitor.post('/relatives', LEO), visitor.post('/relatives', LEO)])
  const again = await visitor.post('/relatives', { ...LEO, first_name: 'LEO' })

  assert.deepEqual(
    [...answers, again].map(({ location }) => location),
    Array(3).fill('/relatives'),
  )
  assert.equal((await prochesOf(usager.id)).length, 1)
})

test('a form that is found again by « back » adds nobody more, though the proche was renamed and the session is another', async () => {
  const { visitor, usager } = await aSignedInUsager()
  await visitor.post('/relatives', LEO)
  const [proche] = await prochesOf(usager.id)
  await visitor.post(`/relatives/${proche?.id}`, { ...LEO, first_name: 'Léon', 'birth_date[year]': '2021' })
  await visitor.post('/users/sign_out')
  await visitor.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })

  const again = await visitor.post('/relatives', LEO)

  assert.match((await visitor.follow(again)).text, /Léo PETIT fait maintenant partie/)
  assert.deepEqual(
    (await prochesOf(usager.id)).map(({ firstName }) => firstName),
    ['Léon'],
  )
})

test('who adds himself is told that it is he, and finds what he typed', async () => {
  const { visitor, usager } = await aSignedInUsager({ lastName: 'Petit', birthDate: new Date('1990-03-02') })
  const himself = { ...LEO, first_name: usager.firstName, 'birth_date[year]': '1990' }

  const answers = [await visitor.post('/relatives', himself), await visitor.post('/relatives', himself)]

  for (const answer of answers) {
    assert.equal(answer.status, 422)
    assert.match(answer.$('#first_name-messages').text(), /C’est vous/)
    assert.equal(answer.$('input[name=last_name]').val(), 'Petit')
  }
  assert.equal((await prochesOf(usager.id)).length, 0)
})

test('a proche who was removed may be added again', async () => {
  const { visitor, usager } = await aSignedInUsager()
  await visitor.post('/relatives', LEO)
  const [proche] = await prochesOf(usager.id)
  await visitor.post(`/relatives/${proche?.id}/suppression`)

  await visitor.post('/relatives', LEO)

  const live = (await prochesOf(usager.id)).filter(({ deletedAt }) => !deletedAt)
  assert.deepEqual(
    live.map(({ firstName }) => firstName),
    ['Léo'],
  )
})

test('the responsable of a new proche is himself, whatever is sent', async () => {
  const stranger = await aUsager()
  const { visitor, usager } = await aSignedInUsager()

  await visitor.post('/relatives', { ...LEO, responsible_id: String(stranger.id), responsibleId: String(stranger.id) })

  assert.equal((await prochesOf(stranger.id)).length, 0)
  assert.equal((await prochesOf(usager.id)).length, 1)
})

test('a proche is changed', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const proche = await aProcheOf(usager.id)

  const answer = await visitor.post(`/relatives/${proche.id}`, { ...LEO, first_name: 'Léon' })

  assert.equal(answer.location, '/relatives')
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: proche.id } })).firstName, 'Léon')
})

test('without names nothing is added', async () => {
  const { visitor, usager } = await aSignedInUsager()

  const page = await visitor.post('/relatives', { ...LEO, last_name: ' ' })

  assert.equal(page.status, 422)
  assert.match(page.$('#last_name-messages').text(), /Écrivez votre nom|Écrivez/)
  assert.equal((await prochesOf(usager.id)).length, 0)
})

test('removing a proche shows the rdvs that it cancels, then cancels them', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const proche = await aProcheOf(usager.id)
  const rdv = await aRdv({ usagerIds: [proche.id], startsAt: new Date(Date.now() + 3_600_000) })

  const page = await visitor.get(`/relatives/${proche.id}/suppression`)
  await visitor.post(`/relatives/${proche.id}/suppression`)
  const gone = await db.usager.findUniqueOrThrow({ where: { id: proche.id } })

  assert.match(page.text, new RegExp(rdv.motif.name))
  assert.deepEqual([gone.firstName, gone.lastName, gone.deletedAt === null], ['Usager', 'supprimé', false])
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).status, 'excused')
})

test("a neighbour's proche is not found, nor changed, nor removed", async () => {
  const neighbour = await aUsager()
  const proche = await aProcheOf(neighbour.id)
  const { visitor } = await aSignedInUsager()

  const answers = [
    await visitor.get(`/relatives/${proche.id}/edit`),
    await visitor.post(`/relatives/${proche.id}`, LEO),
    await visitor.get(`/relatives/${proche.id}/suppression`),
    await visitor.post(`/relatives/${proche.id}/suppression`),
    await visitor.get('/relatives/2147483648/edit'),
    await visitor.get('/relatives/abc/edit'),
  ]

  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(6).fill(404),
  )
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: proche.id } })).deletedAt, null)
})

test('strangers are sent to sign in', async () => {
  const answers = [await aVisitor().get('/relatives'), await aVisitor().post('/relatives', LEO)]

  assert.deepEqual(
    answers.map(({ location }) => location),
    ['/users/sign_in', '/users/sign_in'],
  )
})
