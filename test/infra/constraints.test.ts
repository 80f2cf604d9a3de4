import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import '#test/support/database.ts'
import { type ConstraintRefusal, refusalOf, refusedAs, translatedConstraints } from '#infra/constraints.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { aLieu, aMotif, anAgent, aPlage, aRdv, aUsager } from '#test/support/factories.ts'

const failureOf = (deed: Promise<unknown>): Promise<unknown> =>
  deed.then(
    () => assert.fail('Nothing refused it'),
    (error: unknown) => error,
  )

const throughPrisma: [ConstraintRefusal, () => Promise<unknown>][] = [
  ['nom-deja-pris', twoMotifsOfOneName],
  ['collectif-sur-place', () => aMotif({ collectif: true, locationType: 'phone' })],
  ['delais-impossibles', () => aMotif({ minPublicBookingDelay: 60 })],
  ['sans-agent', () => aRdv({ agentIds: [] })],
  ['sans-participant', () => aRdv({ usagerIds: [] })],
  ['autre-organisation', async () => aRdv({ lieuId: (await aLieu()).id })],
  ['statut-impossible', async () => aRdv({ motifId: (await aMotif({ collectif: true })).id, status: 'noshow' })],
  ['fin-avant-debut', async () => aPlage({ motifId: (await aMotif()).id, startTime: '12:00', endTime: '09:00' })],
  ['adresse-deja-prise', async () => aUsager({ email: (await aUsager()).email })],
  ['proche-de-proche', aProcheOfAProche],
]
for (const [refusal, deed] of throughPrisma)
  test(`what Prisma reports as a broken constraint reads ${refusal}`, async () => {
    assert.equal(refusalOf(await failureOf(deed())), refusal)
  })

async function twoMotifsOfOneName() {
  const { name, organisationId, serviceId } = await aMotif()
  return aMotif({ name, organisationId, serviceId })
}

async function aProcheOfAProche() {
  const proche = await aUsager({ responsibleId: (await aUsager()).id })
  return aUsager({ responsibleId: proche.id })
}

test('what pg reports is read the same', async () => {
  const { email } = await anAgent()
  const again = execute(command('same-agent', 'INSERT INTO agents (email, updated_at) VALUES ($1, now())'), [email])

  assert.equal(refusalOf(await failureOf(again)), 'adresse-deja-prise')
})

test('a refusal that the deed expects becomes its value, any other error goes on', async () => {
  const refused = await failureOf(twoMotifsOfOneName())

  assert.deepEqual(refusedAs('nom-deja-pris')(refused), { ok: false, reason: 'nom-deja-pris' })
  assert.throws(() => refusedAs('creneau-pris')(refused), /motifs_name_unique/)
  assert.throws(() => refusedAs('creneau-pris')(new Error('anything else')), /anything else/)
})

test('an accident is not a refusal', async () => {
  const missing = failureOf(execute(command('missing-table', 'SELECT FROM nowhere'), []))

  assert.equal(refusalOf(await missing), null)
  assert.equal(refusalOf('not even an error'), null)
})

test('every constraint that is translated exists', async () => {
  const found = await query(CONSTRAINTS, [])
  const known = new Set(found.map(({ name }) => name))

  assert.deepEqual(
    translatedConstraints.filter((name) => !known.has(name)),
    [],
  )
})

const CONSTRAINTS = statement(
  'constraints',
  { name: z.string() },
  `SELECT conname AS name FROM pg_constraint UNION SELECT indexname FROM pg_indexes
     UNION SELECT unnest(regexp_matches(prosrc, 'CONSTRAINT = ''([^'']+)''', 'g')) FROM pg_proc WHERE prolang =
       (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')`,
)
