import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connexionReference } from '#domain/account/connexion/connexion.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { redis } from '#infra/redis.ts'
import { aSignedInPersonOf, type Door, doors, eachDoor } from '#test/support/doors.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const FIREFOX = { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' } }

async function elsewhere(door: Door, email: string) {
  const visitor = aVisitor()
  await visitor.post(`/${door}/sign_in`, { email, password: PASSWORD }, FIREFOX)
  return visitor
}

const sessionIdOf = (visitor: Visitor) =>
  decodeURIComponent(visitor.cookies.get('rdv_session') ?? '')
    .slice(2)
    .split('.')[0] ?? ''

for (const door of eachDoor) {
  const { account } = doors[door]
  const somebody = () => aSignedInPersonOf(door)

  test(`/${door}: one reads where one is signed in, and no id of a session`, async () => {
    const { visitor, email } = await somebody()
    const other = await elsewhere(door, email)

    const page = await visitor.get(`/${door}/connexions`)

    assert.match(page.words, /\(cette connexion\).*Firefox sur Linux/)
    assert.ok(!page.text.includes(sessionIdOf(visitor)) && !page.text.includes(sessionIdOf(other)))
  })

  test(`/${door}: one closes one of them; the others go on`, async () => {
    const { visitor, email } = await somebody()
    const [other, third] = [await elsewhere(door, email), await elsewhere(door, email)]
    const action = `/${door}/connexions/${connexionReference(sessionIdOf(other))}/fermeture`

    const answer = await visitor.post(action)

    assert.equal(answer.location, `/${door}/connexions`)
    assert.deepEqual(
      [await visitor.get(account), await other.get(account), await third.get(account)].map(({ status }) => status),
      [200, 303, 200],
    )
  })

  test(`/${door}: one closes all the others`, async () => {
    const { visitor, email } = await somebody()
    const other = await elsewhere(door, email)

    const page = await visitor.follow(await visitor.post(`/${door}/connexions/fermeture`))

    assert.match(page.words, /autres connexions sont fermées.*Aucune autre connexion/)
    assert.equal((await other.get(account)).status, 303)
    assert.equal((await visitor.get(account)).status, 200)
  })

  test(`/${door}: another person's session is not there to be closed`, async () => {
    const [mine, theirs] = [await somebody(), await somebody()]
    const forged = [connexionReference(sessionIdOf(theirs.visitor)), sessionIdOf(theirs.visitor), '1', '%27']

    const answers = []
    for (const id of forged) answers.push(await mine.visitor.post(`/${door}/connexions/${id}/fermeture`))

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404],
    )
    assert.equal((await theirs.visitor.get(account)).status, 200)
  })
}

test('a session closed while its requests are running does not come back with an answer, however often it is tried', async () => {
  for (const _ of Array(10)) {
    const { visitor, usager } = await aSignedInUsager()
    const id = sessionIdOf(visitor)
    const other = await elsewhere('users', usager.email ?? '')

    const running = Array.from({ length: 8 }, () => visitor.get('/users/connexions'))
    await other.post(`/users/connexions/${connexionReference(id)}/fermeture`)
    await Promise.all(running)

    assert.equal(await redis.exists(`${config.REDIS_PREFIX}:session:${id}`), 0)
    assert.equal(await db.session.count({ where: { id } }), 0)
    assert.equal((await visitor.get('/users/informations')).status, 303)
  }
})

test('a session left alone for too long is not listed', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const other = await elsewhere('users', usager.email ?? '')
  await db.$executeRaw`
    UPDATE sessions SET content = jsonb_set(content, '{session,who,lastSeenAt}', '0') WHERE id = ${sessionIdOf(other)}`

  const page = await visitor.get('/users/connexions')

  assert.doesNotMatch(page.words, /Firefox/)
})
