import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { db } from '#infra/db.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { openStream } from '#test/support/event-stream.ts'
import { aMotif, anAgent, anOrganisation, aRdv, aService } from '#test/support/factories.ts'
import { aRedis, type RedisPeer } from '#test/support/peers/redis.ts'
import { type Started, startWeb } from '#test/support/process.ts'
import { signIn, withPassword } from '#test/support/signed-in.ts'
import { until } from '#test/support/until.ts'
import { fluxPath } from '#web/agents/agenda/paths.ts'
import { rdvPath, statutPath } from '#web/agents/rdvs/paths.ts'

let redis: RedisPeer
let [here, there]: Started[] = []
before(async () => {
  redis = await aRedis()
  const env = { REDIS_URL: redis.url, STREAM_LOOK: '200', MOST_STREAMS: '4', MOST_STREAMS_PERSON: '2' }
  ;[here, there] = await Promise.all([startWeb(env), startWeb(env)])
})
after(async () => {
  await Promise.all([here?.kill9(), there?.kill9()])
  await redis.remove()
})

const urlOf = (process: Started | undefined) => process?.url ?? ''

/** Two agents of a service, and a rdv of the second that is over. */
async function aHouse() {
  const organisation = await anOrganisation()
  const serviceId = (await aService()).id
  const of = { organisationId: organisation.id, serviceId, ...(await withPassword()) }
  const [looking, busy] = [await anAgent(of), await anAgent(of)]
  const motif = await aMotif({ organisationId: organisation.id, serviceId })
  const startsAt = instantOn(dayFromNow(-1), '09:00')
  const rdv = await aRdv({ motifId: motif.id, agentIds: [busy.id], startsAt })
  return { organisation, looking, busy, rdv }
}

type House = Awaited<ReturnType<typeof aHouse>>

async function look({ organisation, looking, busy }: House, process = here) {
  const visitor = await signIn('/agents/sign_in', looking.email, { at: urlOf(process) })
  const path = fluxPath({ organisationId: organisation.id }, { agent_ids: [looking.id, busy.id] })
  return { visitor, stream: await openStream(urlOf(process) + path, visitor), path }
}

async function sayThatItTookPlace({ organisation, busy, rdv }: House) {
  const visitor = await signIn('/agents/sign_in', busy.email, { at: urlOf(there) })
  const params = { organisationId: organisation.id, rdvId: rdv.id }
  const answer = await visitor.post(statutPath(params), { status: 'seen', from: 'unknown' })
  assert.match(answer.location ?? '', new RegExp(`^${rdvPath(params)}`))
}

test('who looks is told within two seconds of a change made in another process, and of nothing but whose agenda it is', async () => {
  const house = await aHouse()
  const { stream } = await look(house)
  assert.equal(stream.answer.status, 200)
  assert.match(stream.answer.headers.get('content-type') ?? '', /^text\/event-stream/)
  assert.equal(stream.answer.headers.get('content-encoding'), null)
  assert.match(stream.answer.headers.get('cache-control') ?? '', /no-store, no-transform/)
  const first = await stream.next()
  assert.equal(first?.name, 'direct')
  if (!isDirect(first)) assert.ok(isDirect(await stream.next()))

  await sayThatItTookPlace(house)
  const changedAt = performance.now()
  const change = await stream.next()

  assert.deepEqual(change, { name: 'change', data: { agents: [house.busy.id] } })
  assert.ok(performance.now() - changedAt < 2_000)
  stream.leave()
})

const isDirect = (event: { data: unknown } | null) => JSON.stringify(event?.data) === '{"direct":true}'

test('a stream ends with the session that opened it, also when it is closed in another process', async () => {
  const house = await aHouse()
  const { visitor, stream } = await look(house)

  const elsewhere = await signIn('/agents/sign_in', house.looking.email, { at: urlOf(there) })
  for (const [name, value] of visitor.cookies) elsewhere.cookies.set(name, value)
  await elsewhere.post('/agents/sign_out')

  assert.deepEqual(await untilOver(stream), { name: 'fin', data: {} })
})

test('a stream ends once an agenda is no longer open, or the password was changed', async () => {
  const house = await aHouse()
  const first = await look(house)
  await db.agentRole.deleteMany({ where: { agentId: house.busy.id } })
  assert.deepEqual(await untilOver(first.stream), { name: 'fin', data: {} })

  const other = await aHouse()
  const second = await look(other)
  await db.agent.update({ where: { id: other.looking.id }, data: { sessionVersion: { increment: 1 } } })
  assert.deepEqual(await untilOver(second.stream), { name: 'fin', data: {} })
})

/** The last event before the end. */
async function untilOver({ next }: Awaited<ReturnType<typeof openStream>>) {
  let last = await next()
  for (let event = last; event; event = await next()) last = event
  return last
}

test('a person has some streams and a process some more; beyond, one is told when to come back', async () => {
  const house = await aHouse()
  const { visitor, stream, path } = await look(house)
  const second = await openStream(urlOf(here) + path, visitor)
  const third = await openStream(urlOf(here) + path, visitor)
  assert.deepEqual([stream.answer.status, second.answer.status, third.answer.status], [200, 200, 429])
  assert.equal(third.answer.headers.get('retry-after'), '60')

  const others = [await look(await aHouse()), await look(await aHouse()), await look(await aHouse())]
  assert.deepEqual(
    others.map((other) => other.stream.answer.status),
    [200, 200, 503],
  )
  for (const one of [stream, second, ...others.map((other) => other.stream)]) one.leave()
})

test('a browser that leaves before its stream begins takes no place of it', async () => {
  const house = await aHouse()
  const { visitor, stream, path } = await look(house)
  stream.leave()
  const left = new AbortController()

  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE agent_services IN ACCESS EXCLUSIVE MODE`
      const leaving = [1, 2, 3].map(() => askFor(path, visitor, left.signal))
      await until(isKeptWaiting)
      left.abort()
      await Promise.all(leaving)
    },
    { timeout: 20_000 },
  )

  await until(async () => {
    const again = await openStream(urlOf(here) + path, visitor)
    again.leave()
    return again.answer.status === 200
  })
})

/** Its answer is not waited for. */
const askFor = (path: string, visitor: Parameters<typeof openStream>[1], signal: AbortSignal) => {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return fetch(urlOf(here) + path, { headers: { cookie }, signal }).catch(() => null)
}

async function isKeptWaiting() {
  const waiting = await db.$queryRaw<unknown[]>`
    SELECT FROM pg_locks WHERE NOT granted AND relation = 'agent_services'::regclass`
  return waiting.length >= 3
}

test('who is not signed in, and agents of elsewhere, hear nothing', async () => {
  const house = await aHouse()
  const stranger = await aHouse()
  const { visitor, stream } = await look(house)
  stream.leave()
  const ofStranger = fluxPath({ organisationId: house.organisation.id }, { agent_ids: [stranger.busy.id] })
  const elsewhere = fluxPath({ organisationId: stranger.organisation.id }, { agent_ids: [stranger.busy.id] })

  for (const path of [ofStranger, elsewhere])
    assert.equal((await openStream(urlOf(here) + path, visitor)).answer.status, 404)
  const unknown = { cookies: new Map<string, string>() }
  assert.equal((await openStream(urlOf(here) + ofStranger, unknown)).answer.status, 303)
})

test('while Redis is away who looks is told to look by himself, and that news are back', async () => {
  const { stream } = await look(await aHouse())
  for (let event = await stream.next(); !isDirect(event); event = await stream.next()) assert.ok(event)

  await redis.stop()
  assert.deepEqual(await stream.next(), { name: 'direct', data: { direct: false } })
  await redis.start()
  assert.deepEqual(await stream.next(), { name: 'direct', data: { direct: true } })
  stream.leave()
})

test('a process that stops ends its streams first', async () => {
  const { stream } = await look(await aHouse(), there)

  const [code] = await Promise.all([there?.stop(), untilOver(stream)])

  assert.equal(code, 0)
})
