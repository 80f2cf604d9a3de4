import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { type Answer, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { fieldsOf, plain } from './a-sheet.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** Far enough from now that no hour of it is past; a day that is no holiday anywhere. */
const DAY = dayFromNow(40)
const LATER = dayFromNow(43)

/** A rdv at 9:00 for an agent who receives that day and three days later; a colleague receives elsewhere. */
async function aRdvToReport(fields: Parameters<typeof aRdv>[0] = {}, motifFields: Parameters<typeof aMotif>[0] = {}) {
  const organisation = await anOrganisation()
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, ...motifFields })
  const [lieu, annexe] = [
    await aLieu({ organisationId: organisation.id, name: 'Arras-Nord' }),
    await aLieu({ organisationId: organisation.id, name: 'Annexe' }),
  ]
  const colleague = await anAgent({
    organisationId: organisation.id,
    serviceId,
    firstName: 'Amina',
    lastName: 'Diallo',
  })
  const open = { motifId: motif.id, startTime: '09:00', endTime: '11:00', openOnHolidays: true }
  for (const day of [DAY, LATER])
    await aPlage({ ...open, agentId: agent.id, lieuId: lieu.id, firstDay: new Date(day), lastDay: new Date(day) })
  await aPlage({ ...open, agentId: colleague.id, lieuId: annexe.id, firstDay: new Date(DAY), lastDay: new Date(DAY) })
  const usager = await aUsager({ firstName: 'Inès', lastName: 'Benali' })
  const startsAt = instantOn(DAY, '09:00')
  const usagerIds = [usager.id]
  const rdv = await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], usagerIds, startsAt, ...fields })
  const path = `/admin/organisations/${organisation.id}/rdvs/${rdv.id}`
  return { organisation, serviceId, agent, colleague, annexe, visitor, rdv, path }
}

const hoursIn = ({ $ }: Answer, id: string) =>
  $(`#${id}`)
    .closest('section')
    .find('li')
    .toArray()
    .map((line) => [
      plain($(line).find('.rdv-personnes__qui span').text()),
      $(line)
        .find('a')
        .toArray()
        .map((hour) => plain($(hour).contents().first().text())),
    ])

test('hours with the same agent at the same lieu come first, then others; its own hour is none', async () => {
  const { visitor, path } = await aRdvToReport()

  const answer = await visitor.get(`${path}/report?date=${DAY}`)

  assert.match(plain(answer.$('h1').text()), /^Reporter le rendez-vous d’Inès BENALI$/)
  assert.deepEqual(hoursIn(answer, 'memes'), [
    ['', ['9 h 30', '10 h', '10 h 30']],
    ['', ['9 h', '9 h 30', '10 h', '10 h 30']],
  ])
  assert.deepEqual(hoursIn(answer, 'autres'), [['A. DIALLO, Annexe', ['9 h', '9 h 30', '10 h', '10 h 30']]])
})

test('each hour leads to the page that says what it means, with whom and where', async () => {
  const { visitor, path, colleague, annexe } = await aRdvToReport()
  const { $ } = await visitor.get(`${path}/report?date=${DAY}`)

  const href = $('#autres').closest('section').find('a').first().attr('href') ?? ''
  const query = new URL(href, 'http://here').searchParams

  assert.equal(href.split('?')[0], `${path}/deplacement`)
  assert.equal(query.get('agent_id'), String(colleague.id))
  assert.equal(query.get('lieu_id'), String(annexe.id))
  assert.equal(Date.parse(query.get('starts_at') ?? ''), instantOn(DAY, '09:00').getTime())
})

test('a rdv by telephone is reported wherever its agent receives, and is given no lieu', async () => {
  const { visitor, path } = await aRdvToReport({ lieuId: null }, { locationType: 'phone' })

  const answer = await visitor.get(`${path}/report?date=${DAY}`)

  assert.deepEqual(hoursIn(answer, 'memes')[0], ['', ['9 h 30', '10 h', '10 h 30']])
  assert.deepEqual(hoursIn(answer, 'autres'), [['A. DIALLO', ['9 h', '9 h 30', '10 h', '10 h 30']]])
  assert.equal(answer.$('main a[href*="lieu_id"]').length, 0)
})

test('a week without a free hour says when the first one is, and who will be told', async () => {
  const { visitor, path } = await aRdvToReport()

  const answer = await visitor.get(`${path}/report?date=${dayFromNow(20)}`)
  const first = answer.$('#memes').closest('section').find('a')

  assert.match(plain(first.text()), /^Premier horaire libre : .* à 9 h/)
  assert.match(first.attr('href') ?? '', new RegExp(`report\\?date=${DAY}$`))
  assert.match(answer.words, /Un e-mail « rendez-vous déplacé » part à Inès BENALI/)
})

test('a day that is past, or none, opens this week; a rdv of several agents is offered hours of all of them alone', async () => {
  const { visitor, path, rdv, colleague } = await aRdvToReport()
  await db.agentsRdv.create({
    data: { rdvId: rdv.id, agentId: colleague.id, startsAt: rdv.startsAt, endsAt: rdv.endsAt },
  })

  const past = await visitor.get(`${path}/report?date=2020-01-01`)
  const together = await visitor.get(`${path}/report?date=${DAY}`)

  assert.equal(past.status, 200)
  assert.equal(past.$('.rdv-sem-nav a').length, 1)
  assert.deepEqual(hoursIn(together, 'memes'), [])
  assert.equal(together.$('#autres').length, 0)
})

test('a cancelled rdv, or one that has a status, is not reported', async () => {
  for (const [status, why] of [
    ['revoked', /Ce rendez-vous est annulé/],
    ['seen', /Ce rendez-vous a déjà un statut/],
  ] as const) {
    const { visitor, path } = await aRdvToReport({ status })

    for (const page of ['report', 'report/sans_date', `deplacement?starts_at=${DAY}T10:00`])
      assert.match((await visitor.follow(await visitor.get(`${path}/${page}`))).words, why, page)
  }
})

test('without a date: the service cancels, once, and the message asks the usager to choose another hour', async () => {
  const { visitor, path, rdv } = await aRdvToReport()

  const asked = await visitor.get(`${path}/report/sans_date`)
  const form = asked.$('main form')
  const done = await visitor.follow(await visitor.post(form.attr('action') ?? '', fieldsOf(asked)))
  await visitor.post(form.attr('action') ?? '', fieldsOf(asked))

  assert.match(asked.words, /Un e-mail part à Inès BENALI.*porte un lien pour choisir soi-même/)
  assert.match(done.words, /Rendez-vous annulé, à reprendre à une autre date/)
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).status, 'revoked')
  const told = await db.evenement.findMany({ where: { rdvId: rdv.id } })
  assert.deepEqual(
    told.map(({ name, payload }) => [name, payload]),
    [
      [
        'rdv.cancelled',
        { status: 'revoked', participationIds: rdv.participations.map(({ id }) => id), isPostponed: true },
      ],
    ],
  )
})

test('without a date and where the motif is not online, the page says that there is no link', async () => {
  const { visitor, path } = await aRdvToReport({}, { bookableBy: 'agents' })

  assert.match((await visitor.get(`${path}/report/sans_date`)).words, /ne se réserve pas en ligne.*sans lien/)
})

test('the page asks the database as often for a hundred hours as for none', async () => {
  const { visitor, path } = await aRdvToReport()
  const countOf = async (date: string) => {
    await visitor.get(`${path}/report?date=${date}`)
    return (await withQueries(() => visitor.get(`${path}/report?date=${date}`))).queries.length
  }

  const [none, some] = [await countOf(dayFromNow(20)), await countOf(DAY)]

  assert.ok(some <= none + 1, `${some} statements, ${none} for an empty week`)
})

test('a rdv of a neighbour, or of another service, is not there', async () => {
  const mine = await aRdvToReport()
  const theirs = await aRdvToReport()
  const ofOther = await aSignedInAgent({ organisationId: mine.organisation.id })

  for (const page of ['report', 'report/sans_date']) {
    assert.equal((await mine.visitor.get(`${theirs.path}/${page}`)).status, 404)
    assert.equal((await ofOther.visitor.get(`${mine.path}/${page}`)).status, 404)
  }
  const forged = `/admin/organisations/${mine.organisation.id}/rdvs/${theirs.rdv.id}/report/sans_date`
  assert.equal((await mine.visitor.post(forged)).status, 404)
})
