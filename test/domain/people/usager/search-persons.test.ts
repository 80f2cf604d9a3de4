import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPersons } from '#domain/people/usager/person-queries.ts'
import { searchPersons } from '#domain/people/usager/search-persons.ts'
import { db } from '#infra/db.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { anOrganisation, aTerritoire, aUsager } from '#test/support/factories.ts'

type Kind = { kind?: 'ordinary' | 'mairies' | 'conseillers_numeriques'; isOpen?: boolean }

/** Two organisations of a territoire, a third of another one, and an agent of the first. */
async function aPlace({ kind = 'ordinary', isOpen = false }: Kind = {}) {
  const territoire = await aTerritoire({ kind, visibleUsagersThroughoutTheTerritoire: isOpen })
  const here = await anOrganisation({ territoireId: territoire.id })
  const beside = await anOrganisation({ territoireId: territoire.id })
  const far = await anOrganisation()
  const ofRole = { id: territoire.id, kind, visibleUsagersThroughoutTheTerritoire: isOpen }
  const actor = {
    ...anAgentActor(),
    roles: [{ organisationId: here.id, accessLevel: 'basic' as const, territoire: ofRole }],
  }
  const search = (term: string, except: number[] = []) =>
    searchPersons({ actor, organisationId: here.id, term, except })
  const namesOf = async (term: string) =>
    (await search(term)).map(({ firstName, lastName, isMasked }) => `${firstName} ${lastName}${isMasked ? ' ••' : ''}`)
  return { here: here.id, beside: beside.id, far: far.id, actor, search, namesOf }
}

const named = (organisationId: number, names: string, fields: Parameters<typeof aUsager>[0] = {}) => {
  const [firstName = '', lastName = ''] = names.split(' ')
  return aUsager({ organisationId, firstName, lastName, ...fields })
}

test('last names come before first names, birth names, then e-mails; whole words before beginnings', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Zoé Martinez')
  await named(here, 'Paul Martin')
  await named(here, 'Martin Abel')
  await named(here, 'Martine Aa')
  await named(here, 'Léa Durand', { birthName: 'Martinet' })
  await named(here, 'Luc Petit', { email: `martin.${here}@exemple.fr` })
  await named(here, 'Anne Autre')

  const found = await namesOf('martin')

  assert.deepEqual(found, ['Paul Martin', 'Zoé Martinez', 'Martin Abel', 'Martine Aa', 'Léa Durand', 'Luc Petit'])
})

test('accents, capitals, hyphens and apostrophes are as good as absent, on both sides', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Éléonore D’Hérouville-Bœuf')

  for (const term of [
    'herouville',
    'ELEONORE',
    'éléo',
    'd’herou',
    "d'HÉROU",
    'bœuf',
    'boeuf',
    'Héroüville boe',
    'he\u0301rouville',
  ])
    assert.deepEqual(await namesOf(term), ['Éléonore D’Hérouville-Bœuf'], term)
})

test('every word typed is asked for, in any order', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Inès Benali')
  await named(here, 'Nadia Benali')

  assert.deepEqual(await namesOf('benali ines'), ['Inès Benali'])
  assert.deepEqual(await namesOf('i ben'), ['Inès Benali'])
  assert.deepEqual(await namesOf('ines martin'), [])
})

test('signs that mean something to a search are signs of a name or an e-mail like others', async () => {
  const { here, namesOf } = await aPlace()
  const email = `o'hara.${here}@exemple.fr`
  await named(here, 'Guy Back\\slash:*A', { email })
  await named(here, `Max ${'Long'.repeat(200)}`)

  assert.deepEqual(await namesOf('slash'), ['Guy Back\\slash:*A'])
  assert.deepEqual(await namesOf(email), ['Guy Back\\slash:*A'])
  assert.equal((await namesOf('longlong')).length, 1)
})

test('a letter alone is a name, not the beginning of half of them', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Min O')
  await named(here, 'Olga Orsini')

  assert.deepEqual(await namesOf('o'), ['Min O'])
  assert.deepEqual(await namesOf('or'), ['Olga Orsini'])
})

test('two letters alone begin a name of the organisation, and are a whole name in the territoire', async () => {
  const { here, beside, namesOf } = await aPlace()
  await named(here, 'Ana Quenu')
  await named(beside, 'Bo Qu')
  await named(beside, 'Cy Quentin')

  assert.deepEqual(await namesOf('qu'), ['Ana Quenu', 'Bo Qu ••'])
  assert.deepEqual(await namesOf('que'), ['Ana Quenu', 'Cy Quentin ••'])
})

test('a telephone is found however it is written, from its first digits', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Ana Mobile', { phoneNumber: '06 12 34 56 78', phoneNumberFormatted: '+33612345678' })
  await named(here, 'Odile Reunion', { phoneNumber: '0692123456', phoneNumberFormatted: '+262692123456' })

  for (const term of ['0612345678', '06 12 34', '06.12.34.56.78', '+33 6 12 34 56 78', '0033612', '+33(6)12'])
    assert.deepEqual(await namesOf(term), ['Ana Mobile'], term)
  assert.deepEqual(await namesOf('0692 12'), ['Odile Reunion'])
  assert.deepEqual(await namesOf('+262 692'), ['Odile Reunion'])
  assert.deepEqual(await namesOf('mobile 0612'), ['Ana Mobile'])
})

test('what holds an @ is an e-mail, or the beginning of one', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Jo Courriel', { email: `jo.courriel-${here}@exemple.fr` })

  assert.deepEqual(await namesOf(`JO.courriel-${here}@`), ['Jo Courriel'])
  assert.deepEqual(await namesOf(`jo.courriel-${here}@exemple.f`), ['Jo Courriel'])
  assert.deepEqual(await namesOf('@exemple.fr'), [])
  assert.deepEqual(await namesOf('courriel@'), [])
})

test('the number of the file finds it', async () => {
  const { here, search } = await aPlace()
  const usager = await named(here, 'Numa Fiche', { email: null })

  assert.ok((await search(String(usager.id))).some(({ id }) => id === usager.id))
})

test('nothing typed finds nobody, and no sign breaks the search', async () => {
  const { here, namesOf } = await aPlace()
  await named(here, 'Guy Signe')

  for (const term of [
    '',
    '   ',
    '-',
    "'",
    '\\',
    ':*',
    '!',
    "o'",
    '& |',
    '()',
    '@',
    '+',
    'a:*|b',
    "\\'",
    '<->',
    '\u0000',
  ])
    assert.deepEqual(await namesOf(term), [], term)
  assert.deepEqual(await namesOf('signe:'), ['Guy Signe'])
})

test('who is chosen already is found no more', async () => {
  const { here, search } = await aPlace()
  const chosen = await named(here, 'Ida Choisie')

  assert.deepEqual(await search('choisie', [chosen.id]), [])
})

test('fewer than four here are completed up to four with others of the territoire, masked', async () => {
  const { here, beside, far, search } = await aPlace()
  await named(here, 'Ada Commun')
  const reach = {
    email: `bob.commun${here}@exemple.fr`,
    phoneNumber: '06 12 34 56 78',
    birthDate: new Date('1991-11-04'),
  }
  await named(beside, 'Bob Commun', reach)
  for (const first of ['Cid', 'Dan', 'Eve']) await named(beside, `${first} Commun`)
  await named(far, 'Loin Commun')

  const found = await search('commun')

  assert.deepEqual(
    found.map(({ firstName, isMasked }) => [firstName, isMasked]),
    [
      ['Ada', false],
      ['Bob', true],
      ['Cid', true],
      ['Dan', true],
    ],
  )
  const bob = found[1]
  assert.deepEqual(
    [bob?.birthDate, bob?.phoneNumber, bob?.email],
    ['11-04', '06 •• •• •• 78'.replaceAll(' ', '\u00a0'), `b•••${String(here).at(-1)}@exemple.fr`],
  )
})

test('outside the organisation a name may be begun, a telephone, an e-mail and a number of file are whole or nothing', async () => {
  const { here, beside, namesOf } = await aPlace()
  const reach = (at: number, first: string) => ({
    phoneNumber: '06 98 76 54 21',
    phoneNumberFormatted: '+33698765421',
    email: `${first}.secrete-${at}@exemple.fr`,
    birthName: 'Ancienne',
  })
  await named(here, 'Ada Ouverte', reach(here, 'ada'))
  const masked = await named(beside, 'Bob Masque', reach(beside, 'bob'))

  for (const begun of [
    '0698',
    '0698765',
    '069876542',
    '+33698',
    '336987654',
    'ouverte 0698',
    `ada.secrete-${here}@`,
    'secret',
  ])
    assert.deepEqual(await namesOf(begun), ['Ada Ouverte'], begun)
  for (const begun of [
    'masque 0698',
    'mas 069876542',
    `bob.secrete-${beside}@`,
    `bob.secrete-${beside}@exemple.f`,
    'mas secr',
  ])
    assert.deepEqual(await namesOf(begun), [], begun)
  for (const whole of ['06 98 76 54 21', '+33 6 98 76 54 21'])
    assert.deepEqual(await namesOf(whole), ['Ada Ouverte', 'Bob Masque ••'], whole)
  for (const known of [
    'masq',
    'bo mas',
    'ancien bo',
    'mas 0698765421',
    `bob.secrete-${beside}@exemple.fr`,
    `bob ${masked.id}`,
  ])
    assert.deepEqual(await namesOf(known), ['Bob Masque ••'], known)
})

test('four of the organisation are enough, and one who is known to both is its own', async () => {
  const { here, beside, search } = await aPlace()
  const both = await named(here, 'Abe Suffit')
  await db.usagerProfile.create({ data: { usagerId: both.id, organisationId: beside } })
  for (const first of ['Ben', 'Cal']) await named(here, `${first} Suffit`)
  await named(beside, 'Dov Suffit')

  assert.deepEqual(
    (await search('suffit')).map(({ isMasked }) => isMasked),
    [false, false, false, true],
  )
  await named(here, 'Eli Suffit')
  assert.deepEqual(
    (await search('suffit')).map(({ firstName }) => firstName),
    ['Abe', 'Ben', 'Cal', 'Eli'],
  )
})

for (const kind of ['mairies', 'conseillers_numeriques'] as const)
  test(`in a territoire of ${kind} nobody of another organisation is found nor read`, async () => {
    const { beside, namesOf, actor, here } = await aPlace({ kind })
    const usager = await named(beside, 'Rose Secrete')

    assert.deepEqual(await namesOf('secrete'), [])
    assert.deepEqual(await listPersons({ actor, organisationId: here }, [usager.id]), [])
  })

test('where files are open throughout the territoire, all are shown in full, those of the organisation first', async () => {
  const { here, beside, namesOf } = await aPlace({ isOpen: true })
  await named(beside, 'Abel Ouvert')
  await named(here, 'Zita Ouvert')

  assert.deepEqual(await namesOf('ouvert'), ['Zita Ouvert', 'Abel Ouvert'])
})

test('an organisation where the agent is not finds nobody', async () => {
  const { beside, actor } = await aPlace()
  await named(beside, 'Nina Ailleurs')

  assert.deepEqual(await searchPersons({ actor, organisationId: beside, term: 'ailleurs' }), [])
})

test('persons by id come in that order; those of the territoire are masked, those of others are not there', async () => {
  const { here, beside, far, actor } = await aPlace()
  const [own, other, stranger] = [await named(here, 'A A'), await named(beside, 'B B'), await named(far, 'C C')]

  const found = await listPersons({ actor, organisationId: here }, [other.id, stranger.id, own.id])

  assert.deepEqual(
    found.map(({ id, isMasked }) => [id, isMasked]),
    [
      [other.id, true],
      [own.id, false],
    ],
  )
})

test('a proche comes with his responsable, masked with him', async () => {
  const { beside, search } = await aPlace()
  const responsable = await aUsager({ firstName: 'Nadia', lastName: 'Benali', phoneNumber: '06 12 34 56 78' })
  await named(beside, 'Ines Masquee', { responsibleId: responsable.id, email: null })

  const [found] = await search('masquee')

  assert.equal(found?.responsible?.lastName, 'Benali')
  assert.equal(found?.responsible?.phoneNumber?.includes('34'), false)
})

test('a new name is found at once, the old one no more; a file that is deleted by no word', async () => {
  const { here, namesOf } = await aPlace()
  const usager = await named(here, 'Lou Ancienne')

  await db.usager.update({ where: { id: usager.id }, data: { lastName: 'Nouvelle' } })
  assert.deepEqual([await namesOf('ancienne'), await namesOf('nouvelle')], [[], ['Lou Nouvelle']])
  await db.usager.update({ where: { id: usager.id }, data: { deletedAt: new Date() } })
  assert.deepEqual(await namesOf('nouvelle'), [])
})

test('an organisation that changes territoire takes its usagers along', async () => {
  const { beside, far, namesOf } = await aPlace()
  const { territoireId } = await db.organisation.findUniqueOrThrow({ where: { id: beside } })
  await named(far, 'Remi Migrant')

  await db.organisation.update({ where: { id: far }, data: { territoireId } })

  assert.deepEqual(await namesOf('migrant'), ['Remi Migrant ••'])
})

test('a search is one statement', async () => {
  const { search } = await aPlace()

  const { queries } = await withQueries(() => search('martin'))

  assert.equal(queries.length, 1)
})
