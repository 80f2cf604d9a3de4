import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { db } from '#infra/db.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, confirm, lastPage } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

const { letters: _, ...others } = relaxedLimits
serve(() => createApp({ limits: others }))

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)

/** A rdv of Élodie Le Goff, and the token of its message. */
async function aMessage(fields: Parameters<typeof aUsager>[0] = {}) {
  const usager = await aUsager({ firstName: 'Élodie', lastName: 'Éo Le Goff', ...fields })
  const rdv = await aRdv({ startsAt: inDays(8), usagerIds: [usager.id] })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  return { usager, rdv, token, path: `/users/rdvs/${rdv.id}` }
}

const give = (visitor: ReturnType<typeof aVisitor>, letters: string) =>
  visitor.post('/users/trois-lettres', { letters })

test('the link of a message and three letters open one rdv, its token gone from the address', async () => {
  const { rdv, token, path } = await aMessage()
  const visitor = aVisitor()

  const opened = await visitor.get(`${path}?invitation_token=${token}`)
  const asked = await visitor.get(opened.location ?? '')
  const form = await visitor.get(asked.location ?? '')
  const wrong = await give(visitor, 'XYZ')
  const page = await visitor.follow(await give(visitor, 'e ol'))

  assert.equal(opened.location, path)
  assert.equal(opened.headers.get('referrer-policy'), 'no-referrer')
  assert.equal(asked.location, '/users/trois-lettres')
  assert.match(form.text, /3 premières lettres/)
  assert.equal(wrong.status, 422)
  assert.equal(page.status, 200)
  assert.match(page.text, new RegExp(`n°\u00A0${rdv.id}\\b`))
  assert.equal((await visitor.get(path)).status, 200, 'the letters are remembered')
})

test('short addresses of SMS open the same pages', async () => {
  const { rdv, token, path } = await aMessage()
  const lettersGiven = aVisitor()

  assert.equal((await aVisitor().get(`/r/${rdv.id}/${token.toLowerCase()}`)).location, path)
  assert.equal((await lettersGiven.get(`/r/${rdv.id}/cr?tkn=${token}`)).location, `${path}/creneaux`)
  await lettersGiven.get(`${path}/creneaux`)
  assert.equal((await give(lettersGiven, 'eol')).location, `${path}/creneaux`)
  assert.equal((await aVisitor().get(`/r/${rdv.id}`)).location, path)
  assert.equal((await aVisitor().get('/r')).location, '/users/rdvs')
})

test('the search opened from a message knows who comes, and its address keeps no token', async () => {
  const { token } = await aMessage()
  const { answers } = await anOfferAhead()
  await anOfferAhead()
  const visitor = aVisitor()

  const short = await visitor.get(`/prdv?departement=62&tkn=${token}`)
  const opened = await visitor.get(short.location ?? '')
  const page = await visitor.get(opened.location ?? '')

  assert.equal(opened.location, '/prendre_rdv?departement=62')
  assert.equal(page.status, 200)
  assert.equal((await visitor.get(lastPage(answers))).location, '/users/trois-lettres')
})

test('by a link the motif is not named', async () => {
  const { rdv, token, path } = await aMessage()
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)
  await give(visitor, 'eol')

  const pages = [await visitor.get(path), await visitor.get(`${path}/agenda.ics`)]

  for (const page of pages) {
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, new RegExp(rdv.motif.name))
  }
})

test('a link reaches no other rdv, in the list neither, and no participants', async () => {
  const { usager, rdv, token } = await aMessage()
  const other = await aRdv({ startsAt: inDays(9), usagerIds: [usager.id] })
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)
  await give(visitor, 'eol')

  assert.equal((await visitor.get(`/users/rdvs/${other.id}`)).status, 404)
  const list = await visitor.get('/users/rdvs')
  assert.equal(list.$('.rdv-carte').length, 1)
  assert.equal(list.$(`.rdv-carte a[href="/users/rdvs/${rdv.id}"]`).length, 1)
  assert.match(list.words, /le rendez-vous du lien reçu\. Elle se ferme à \d+ h/)
  assert.doesNotMatch(list.text, new RegExp(rdv.motif.name))
  assert.equal(list.$('main a[href="/users/liens"]').length, 1)
  assert.equal((await visitor.get('/users/informations')).location, '/users/sign_in')
  assert.equal((await visitor.get(`/users/rdvs/${rdv.id}/participations`)).location, `/users/rdvs/${rdv.id}`)
  await visitor.post(`/users/rdvs/${other.id}/annulation`)
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: other.id } })).status, 'unknown')
})

test('nothing is shown nor done before the letters', async () => {
  const { rdv, token, path } = await aMessage()
  const { answers } = await anOfferAhead()
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)

  for (const page of [path, `${path}/annulation`, `${path}/agenda.ics`, lastPage(answers)])
    assert.equal((await visitor.get(page)).location, '/users/trois-lettres', page)
  assert.equal((await visitor.post(`${path}/annulation`)).location, '/users/trois-lettres')
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).status, 'unknown')
})

test('the list too asks for the letters, and a link that is over leads to where one asks for another', async () => {
  const { rdv, token } = await aMessage()
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)

  assert.equal((await visitor.get('/users/rdvs')).location, '/users/trois-lettres')
  assert.equal((await aVisitor().get('/users/trois-lettres')).location, '/users/liens')
})

test('the tries of one participation leave alone the other of the same rdv and responsable', async () => {
  const { usager, rdv, token } = await aMessage()
  const proche = await aUsager({ responsibleId: usager.id, email: null })
  const other = await db.participation.create({
    data: { rdvId: rdv.id, usagerId: proche.id, createdByType: 'usager' },
  })
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)
  for (let tries = 0; tries < 5; tries++) assert.equal((await give(visitor, 'XYZ')).status, 422)

  const second = aVisitor()
  await second.get(`/r/${rdv.id}/${await mintParticipationToken(other.id, Temporal.Now.instant())}`)

  assert.equal((await give(visitor, 'eol')).status, 429)
  assert.equal((await give(second, 'eol')).location, `/users/rdvs/${rdv.id}`)
})

test('after five wrong tries even the right letters wait, with whatever link of that rdv', async () => {
  const { rdv, token } = await aMessage()
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)

  for (let tries = 0; tries < 5; tries++) assert.equal((await give(visitor, 'XYZ')).status, 422)
  const second = aVisitor()
  const token2 = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  await second.get(`/r/${rdv.id}/${token2}`)

  assert.equal((await give(visitor, 'eol')).status, 429)
  assert.equal((await give(second, 'eol')).status, 429)
})

test('a link that is too old, unknown, or of a participation that is gone says what to do', async () => {
  const { rdv, token, path } = await aMessage()
  await db.participationToken.updateMany({
    where: { participationId: rdv.participations[0]?.id ?? 0 },
    data: { expiresAt: new Date() },
  })

  for (const link of [`${path}?invitation_token=${token}`, `/r/${rdv.id}/ABCDEFGH`, `/r/${rdv.id}/cr?tkn=`]) {
    const page = await aVisitor().get(link)
    assert.equal(page.status, 404, link)
    assert.match(page.text, /Ce lien est trop ancien/)
    assert.match(page.text, /dernier message/)
  }
})

/** The link is too old: the button of its page. */
async function askNewLink({ rdv, token }: Pick<Awaited<ReturnType<typeof aMessage>>, 'rdv' | 'token'>) {
  await db.participationToken.updateMany({
    where: { participation: { rdvId: rdv.id } },
    data: { expiresAt: new Date() },
  })
  const visitor = aVisitor()
  const page = await visitor.get(`/r/${rdv.id}/${token}`)
  const form = page.$('main form[method=post]')
  const fields = { token: form.find('input[name=token]').attr('value') ?? '' }
  const sent = await visitor.post(form.attr('action') ?? '', fields)
  return { page, answer: await visitor.follow(sent) }
}

const linksAskedFor = (rdv: { id: number }) =>
  db.evenement.findMany({ where: { rdvId: rdv.id, name: 'participation.link-requested' } })

test('a link that is too old offers a new one, sent to the person of that participation, once in ten minutes', async () => {
  const message = await aMessage()

  const { page, answer } = await askNewLink(message)
  await Promise.all([askNewLink(message), askNewLink(message)])

  assert.match(page.words, /Recevoir un nouveau lien/)
  assert.equal(page.headers.get('referrer-policy'), 'same-origin', 'browsers send the origin of the form')
  assert.match(answer.words, /Regardez vos messages.*un nouveau lien part par e-mail/)
  const [asked, ...others] = await linksAskedFor(message.rdv)
  assert.deepEqual(asked?.payload, { participationIds: [message.rdv.participations[0]?.id] })
  assert.equal(others.length, 0)
})

test('the answer is the same for a rdv that is over or cancelled, and for a link that nobody was sent', async () => {
  const [live, over, cancelled] = [await aMessage(), await aMessage(), await aMessage()]
  await db.rdv.update({ where: { id: over.rdv.id }, data: { startsAt: inDays(-2), endsAt: inDays(-1) } })
  await db.rdv.update({ where: { id: cancelled.rdv.id }, data: { status: 'revoked', cancelledAt: new Date() } })

  const answers = []
  for (const message of [live, over, cancelled, { ...live, token: 'ABCDEFGH' }]) {
    const { page, answer } = await askNewLink(message)
    answers.push([page.status, answer.status, answer.words, page.words])
  }

  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.equal((await linksAskedFor(live.rdv)).length, 1)
  for (const { rdv } of [over, cancelled]) assert.equal((await linksAskedFor(rdv)).length, 0)
})

test('the link about a proche is for his responsable, whose letters are asked', async () => {
  const responsable = await aUsager({ lastName: 'Martin' })
  const { rdv, token, path } = await aMessage({ lastName: 'Zola', responsibleId: responsable.id, email: null })
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)

  assert.equal((await give(visitor, 'ZOL')).status, 422)
  assert.equal((await give(visitor, 'mar')).location, path)
})

test('who is signed in needs no letters; another account is told to leave first', async () => {
  const mine = await aSignedInUsager()
  const { rdv, token, path } = await aMessage()
  const own = await aRdv({ startsAt: inDays(8), usagerIds: [mine.usager.id] })
  const ownToken = await mintParticipationToken(own.participations[0]?.id ?? 0, Temporal.Now.instant())

  const page = await mine.visitor.follow(await mine.visitor.get(`/r/${own.id}/${ownToken}`))
  const other = await mine.visitor.get(`${path}?invitation_token=${token}`)

  assert.equal(page.status, 200)
  assert.equal(other.location, '/')
  assert.match((await mine.visitor.follow(other)).$('[data-focus]').text(), /pour une autre personne/)
  assert.equal((await mine.visitor.get(`/users/rdvs/${rdv.id}`)).status, 404)
})

test('by a link one cancels, and takes another rdv whose page is then open', async () => {
  const { rdv, token, path } = await aMessage({ phoneNumber: '0612345678', birthDate: new Date('1990-01-01') })
  const { answers } = await anOfferAhead()
  const visitor = aVisitor()
  await visitor.get(`/r/${rdv.id}/${token}`)
  await give(visitor, 'eol')

  const cancelled = await visitor.follow(await visitor.post(`${path}/annulation`))
  const taken = await visitor.follow(await confirm(visitor, answers))

  assert.match(cancelled.$('[data-focus]').text(), /est annulé/)
  assert.equal(taken.status, 200)
  assert.match(taken.$('title').text(), /^Votre rendez-vous est confirmé/)
})
