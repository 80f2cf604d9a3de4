import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { useMailbox } from '#test/support/peers/mailbox.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { anOfferAhead, confirm, stepAddress, stepTarget } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const mailbox = await useMailbox()

let last = 0
const anEmail = () => `reserve${++last}@exemple.fr`

/** Somebody known by a code sent to his address. */
async function aVisitorWithCode(email: string) {
  const visitor = aVisitor()
  const count = mailbox.mails.length
  await visitor.post('/identification/sans-compte', { first_name: 'Inès', last_name: 'Faure', email })
  const mails = await mailbox.received(count + 1)
  const code = /\d{3}\s?\d{3}/.exec(mails.at(-1)?.text ?? '')?.[0].replaceAll(/\s/g, '') ?? ''
  assert.equal((await visitor.post('/identification/code', { code })).status, 303)
  return visitor
}

test('a rdv is taken without account, and its page is open in that session only', async () => {
  const { answers } = await anOfferAhead()
  const email = anEmail()
  const visitor = await aVisitorWithCode(email)

  const asked = await visitor.get(stepAddress(answers))
  const saved = await visitor.post(stepTarget(answers, 1), {
    first_name: 'Inès',
    last_name: 'Faure',
    phone_number: '06 12 34 56 78',
    notifications: ['email'],
  })
  const last = await visitor.follow(saved)
  const page = await visitor.follow(await confirm(visitor, answers))
  const { id } = await db.rdv.findFirstOrThrow({ where: { motifId: Number(answers.motif_id) } })

  assert.equal(asked.$('#last_name').val(), 'Faure')
  assert.match(last.text, new RegExp(email))
  assert.equal(page.status, 200)
  assert.match(page.text, /Inès FAURE/)
  assert.equal((await aVisitor().get(`/users/rdvs/${id}`)).location, '/users/sign_in')
  const list = await visitor.get('/users/rdvs')
  assert.deepEqual(
    list
      .$('.rdv-carte h3 a')
      .map((_, link) => list.$(link).attr('href'))
      .get(),
    [`/users/rdvs/${id}`],
  )
  assert.match(list.words, /À venir \(1\)/)
  assert.match(list.words, /les rendez-vous que vous venez de prendre\. Elle se ferme à \d+ h/)
  assert.equal(list.$('.rdv-onglets, #proches').length, 0)
  assert.match(page.words, /part à re•••@exemple.fr/)
  assert.doesNotMatch(page.text, new RegExp(email))
})

test('a code shows nothing of a file that was there, and fills only what is empty', async () => {
  const { answers } = await anOfferAhead()
  const email = anEmail()
  const known = { firstName: 'Inès', lastName: 'Faure', email, createdAt: new Date('2026-01-01') }
  const file = await aUsager({ ...known, phoneNumber: '0611111111', address: '1 rue Secrète, 62000 Arras' })
  const visitor = await aVisitorWithCode(email)

  const asked = await visitor.get(stepAddress(answers, 1))
  await visitor.post(stepTarget(answers, 1), {
    first_name: 'Autre',
    phone_number: '06 99 99 99 99',
    address: 'ailleurs',
    'birth_date[day]': '1',
    'birth_date[month]': '2',
    'birth_date[year]': '1990',
  })
  const last = await visitor.get(stepAddress(answers, 3))
  const after = await db.usager.findUniqueOrThrow({ where: { id: file.id } })

  assert.equal(asked.$('#phone_number, #address, #first_name').length, 0)
  assert.equal(asked.$('#birth_date').length, 1)
  assert.doesNotMatch(asked.text + last.text, /0611111111|06.11.11.11.11|rue Secrète/)
  assert.deepEqual(
    [after.firstName, after.phoneNumber, after.address],
    ['Inès', '0611111111', '1 rue Secrète, 62000 Arras'],
  )
  assert.equal(after.birthDate?.toISOString().slice(0, 10), '1990-02-01')
})

test('a code reaches neither the other rdvs of the file nor its proches', async () => {
  const { motif, answers } = await anOfferAhead()
  const email = anEmail()
  const file = await aUsager({ firstName: 'Inès', lastName: 'Faure', email })
  const proche = await aUsager({ firstName: 'Zoé', responsibleId: file.id, email: null })
  const other = await aRdv({ usagerIds: [file.id] })
  const visitor = await aVisitorWithCode(email)

  const hidden = await visitor.get(`/users/rdvs/${other.id}`)
  const page = await visitor.get(stepAddress(answers, 2))
  await visitor.post(`${stepTarget(answers, 3)}&user_ids[]=${proche.id}`)
  const [rdv] = await db.rdv.findMany({ where: { motifId: motif.id }, include: { participations: true } })

  assert.equal(hidden.status, 404)
  assert.equal((await visitor.get('/users/rdvs')).$(`a[href="/users/rdvs/${other.id}"]`).length, 0)
  assert.doesNotMatch(page.text, /Zoé/)
  assert.deepEqual(
    rdv?.participations.map(({ usagerId }) => usagerId),
    [file.id],
  )
})
