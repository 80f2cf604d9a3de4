import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { aLieu, aMotif, anAgent, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const LONG_AGO = inHours(-240)

/** A rdv of somebody who is signed in. */
async function aRdvOfMine(fields: Parameters<typeof aRdv>[0] = {}) {
  const { visitor, usager } = await aSignedInUsager({ lastName: 'Benali' })
  const motifId = fields.motifId ?? (await aMotif()).id
  const { organisationId } = await db.motif.findUniqueOrThrow({ where: { id: motifId } })
  const lieuId = (await aLieu({ organisationId })).id
  const rdv = await aRdv({ startsAt: inHours(24 * 8), usagerIds: [usager.id], motifId, lieuId, ...fields })
  return { visitor, usager, rdv, path: `/users/rdvs/${rdv.id}` }
}

test('the page of a rdv says when, where, for whom, and until when it can be changed', async () => {
  const motif = await aMotif({ instructionForRdv: 'Le carnet de santé.\nVenez 10 minutes avant.' })
  const { visitor, rdv, path } = await aRdvOfMine({ motifId: motif.id })

  const page = await visitor.get(path)

  assert.equal(page.status, 200)
  assert.match(page.text, /Nadia BENALI/)
  assert.match(page.text, /Le carnet de santé/)
  assert.match(page.text, new RegExp(`n°\u00A0${rdv.id}\\b`))
  assert.match(page.$('#changer').parent().text(), /Changer d’horaire\s: jusqu’au .*Annuler\s: jusqu’au /s)
  assert.equal(page.headers.get('cache-control'), 'no-store')
  assert.equal(page.headers.get('referrer-policy'), 'same-origin')
})

test('the page of a rdv shows a plan, lists what to bring, and does not repeat its conditions', async () => {
  const motif = await aMotif({
    instructionForRdv: '- Le carnet de santé.\n- Venez 10 minutes avant.',
    restrictionForRdv: 'Réservé aux habitants.',
  })
  const lieu = await aLieu({ organisationId: motif.organisationId, latitude: 50.29, longitude: 2.78 })
  const { visitor, path } = await aRdvOfMine({ motifId: motif.id, lieuId: lieu.id })

  const page = await visitor.get(path)

  const plan = 'https://www.openstreetmap.org/?mlat=50.29&mlon=2.78#map=17/50.29/2.78'
  assert.equal(page.$(`main a[href="${plan}"]`).length, 1)
  const items = page.$('.fr-callout li').toArray()
  assert.deepEqual(
    items.map((item) => page.$(item).text()),
    ['Le carnet de santé.', 'Venez 10 minutes avant.'],
  )
  assert.doesNotMatch(page.text, /Réservé aux habitants/)
})

test('the page of a rdv says where its mail goes, then where it went, and that none leaves', async () => {
  const { visitor, usager, rdv, path } = await aRdvOfMine()
  const silent = await aRdvOfMine()
  await db.participation.updateMany({ where: { rdvId: silent.rdv.id }, data: { sendLifecycleNotifications: false } })

  const before = await visitor.get(path)
  const receipt = {
    rdvId: rdv.id,
    usagerId: usager.id,
    organisationId: rdv.organisationId,
    channel: 'mail',
    emailAddress: usager.email,
  } as const
  await db.receipt.create({ data: { ...receipt, event: 'rdv_created', result: 'processed' } })
  const sent = await visitor.get(path)
  await db.receipt.create({ data: { ...receipt, event: 'rdv_updated', result: 'failure' } })
  const failed = await visitor.get(path)
  const none = await silent.visitor.get(silent.path)

  assert.match(before.words, new RegExp(`Un e-mail de confirmation part à ${usager.email}\\.`))
  assert.match(sent.words, new RegExp(`Confirmation envoyée à ${usager.email}\\.`))
  assert.match(failed.words, /n’a pas pu être remis/)
  assert.match(none.words, /Aucun message ne part pour ce rendez-vous/)
})

test('what was just done to a rdv is the h1 of its page, its title and its focus; later the page is that of the rdv', async () => {
  const { visitor, path } = await aRdvOfMine()

  const done = await visitor.follow(await visitor.post(`${path}/annulation`))
  const later = await visitor.get(path)

  assert.equal(done.$('h1[data-focus]').text(), 'Votre rendez-vous est annulé')
  assert.match(done.$('title').text(), /^Votre rendez-vous est annulé – Votre rendez-vous du /)
  assert.equal(done.$('main [role=status]').length, 0)
  assert.equal(later.$('h1').text(), 'Votre rendez-vous est annulé')
  assert.equal(later.$('[data-focus]').length, 0)
})

test('a rdv cancelled that cannot be taken again online says whom to call', async () => {
  const motif = await aMotif({ bookableBy: 'agents' })
  const { visitor, rdv, path } = await aRdvOfMine({ motifId: motif.id, status: 'revoked' })
  await db.organisation.update({ where: { id: rdv.organisationId }, data: { phoneNumber: '0321000000' } })

  const page = await visitor.get(path)

  assert.match(page.words, /Le service a annulé ce rendez-vous.*Pour reprendre rendez-vous, appelez le 03 21 00 00 00/)
})

test('a rdv that is near says why it can be neither moved nor cancelled, and whom to call', async () => {
  const soon = await aRdvOfMine({ startsAt: inHours(3), createdAt: LONG_AGO })
  const tomorrow = await aRdvOfMine({ startsAt: inHours(24), createdAt: LONG_AGO })
  await db.organisation.update({ where: { id: soon.rdv.organisationId }, data: { phoneNumber: '0321000000' } })

  const near = (await soon.visitor.get(soon.path)).$('#changer').parent()
  const later = (await tomorrow.visitor.get(tomorrow.path)).$('#changer').parent()

  assert.match(
    near.text(),
    /l’horaire ne se change plus en ligne.*ne s’annule plus en ligne.*Appelez le 03.21.00.00.00/s,
  )
  assert.equal(near.find('a.fr-btn').length, 0)
  assert.match(later.text(), /l’horaire ne se change plus en ligne/)
  assert.match(later.find('a.fr-btn').text(), /Annuler le rendez-vous/)
})

test('a past or cancelled rdv offers nothing to change', async () => {
  const past = await aRdvOfMine({ startsAt: inHours(-30) })
  const cancelled = await aRdvOfMine({ status: 'revoked' })

  const [over, revoked] = [await past.visitor.get(past.path), await cancelled.visitor.get(cancelled.path)]

  assert.equal(over.$('#changer').length, 0)
  assert.equal(revoked.$('#changer').length, 0)
  assert.match(revoked.text, /Annulé par le service/)
  assert.match(revoked.text, /Le service a annulé ce rendez-vous le /)
  assert.match(revoked.$('main a.fr-btn').attr('href') ?? '', /^\/prendre_rdv\?/)
})

test('the rdv of somebody else, or of an invisible motif, is not found, whatever is asked of it', async () => {
  const { visitor, usager } = await aRdvOfMine()
  const stranger = await aRdv({ startsAt: inHours(24 * 8) })
  const invisible = await aMotif({ visibilityType: 'invisible' })
  const hidden = await aRdv({ startsAt: inHours(24 * 8), motifId: invisible.id, usagerIds: [usager.id] })

  for (const { id } of [stranger, hidden, { id: 999_999 }]) {
    const path = `/users/rdvs/${id}`
    for (const page of [
      '',
      '/annulation',
      '/agenda.ics',
      '/creneaux',
      '/edit?starts_at=2027-03-02T08:00:00Z',
      '/participations',
    ])
      assert.equal((await visitor.get(path + page)).status, 404, path + page)
    assert.equal((await visitor.post(`${path}/annulation`)).status, 404)
    assert.equal((await visitor.post(`${path}/deplacement`, { starts_at: '2027-03-02T08:00:00Z' })).status, 404)
    assert.equal((await visitor.post(`${path}/participations`, { usager_id: String(usager.id) })).status, 404)
  }
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: stranger.id } })).status, 'unknown')
})

test('a stranger signs in first, and comes back to the rdv', async () => {
  const { rdv, usager } = await aRdvOfMine()
  const visitor = aVisitor()

  const refused = await visitor.get(`/users/rdvs/${rdv.id}`)
  const page = await visitor.follow(refused)
  const signedIn = await visitor.post('/users/sign_in', {
    email: usager.email ?? '',
    password: 'quatre grues cendrées',
  })

  assert.equal(refused.location, '/users/sign_in')
  assert.match(page.$('[data-focus]').text(), /ouvrez de nouveau le lien du message/)
  assert.equal(signedIn.location, `/users/rdvs/${rdv.id}`)
})

test('the rdv of a proche is that of the family', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const ines = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })
  const rdv = await aRdv({ startsAt: inHours(24 * 8), usagerIds: [ines.id] })

  const page = await visitor.get(`/users/rdvs/${rdv.id}`)

  assert.match(page.text, /Inès/)
})

test('other participants are not named', async () => {
  const motif = await aMotif({ collectif: true })
  const other = await aUsager({ firstName: 'Discret' })
  const { visitor, usager } = await aSignedInUsager()
  const rdv = await aRdv({ motifId: motif.id, startsAt: inHours(24 * 8), usagerIds: [usager.id, other.id] })

  const page = await visitor.get(`/users/rdvs/${rdv.id}`)

  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /Discret/)
})

test('a rdv collectif where nobody of the family comes is refused', async () => {
  const motif = await aMotif({ collectif: true })
  const rdv = await aRdv({ motifId: motif.id, startsAt: inHours(24 * 8), usagerIds: [(await aUsager()).id] })
  const { visitor } = await aSignedInUsager()

  assert.equal((await visitor.get(`/users/rdvs/${rdv.id}`)).status, 403)
})

test('the calendar file is that of the mails, and its link opens the rdv without signing in', async () => {
  const motif = await aMotif({ instructionForRdv: 'Le carnet de santé.' })
  const { visitor, rdv, path } = await aRdvOfMine({ motifId: motif.id })

  const file = await visitor.get(`${path}/agenda.ics`)

  assert.equal(file.status, 200)
  assert.match(file.headers.get('content-type') ?? '', /^text\/calendar/)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="rdv-.*\.ics"$/)
  assert.match(file.text, new RegExp(`UID:${rdv.uuid}`))
  assert.match(file.text, /METHOD:PUBLISH[\s\S]*BEGIN:VTIMEZONE/)
  const lines = file.text.replaceAll('\r\n ', '')
  assert.match(lines, /DESCRIPTION:.*À apporter\\, à savoir\s: Le carnet de santé\./)
  const link = lines.match(/(\/users\/rdvs\/\d+\?invitation_token=[A-Z0-9-]+)/)?.[1] ?? 'no link'
  const opened = await aVisitor().get(link)
  assert.deepEqual([opened.status, opened.headers.get('location')], [303, path])
  assert.equal(await db.participationToken.count({ where: { participation: { rdvId: rdv.id } } }), 0)
})

test('the rdv is cancelled after a question, once', async () => {
  const motif = await aMotif({ customCancelWarningMessage: 'Le prochain créneau est dans 3 mois.' })
  const { visitor, rdv, path } = await aRdvOfMine({ motifId: motif.id })

  const question = await visitor.get(`${path}/annulation`)
  const page = await visitor.follow(await visitor.post(`${path}/annulation`))
  const again = await visitor.follow(await visitor.post(`${path}/annulation`))
  const after = await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })

  assert.match(question.$('h1').text(), /Annuler le rendez-vous du .*\?/)
  assert.match(question.text, /Le prochain créneau est dans 3 mois/)
  assert.match(page.$('title').text(), /^Votre rendez-vous est annulé/)
  assert.match(page.text, /Annulé par vous/)
  assert.match(again.$('[data-focus]').text(), /déjà annulé/)
  assert.equal(after.status, 'excused')
})

test('a rdv that can no longer be cancelled says so on its page', async () => {
  const { visitor, rdv, path } = await aRdvOfMine({ startsAt: inHours(3.9), createdAt: LONG_AGO })

  const asked = await visitor.get(`${path}/annulation`)
  const sent = await visitor.follow(await visitor.post(`${path}/annulation`))

  assert.equal(asked.location, path)
  assert.match(sent.$('[data-focus]').text(), /^\s*Depuis le .*, ce rendez-vous ne s’annule plus en ligne/)
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).status, 'unknown')
})

test('the service is said to be told where one of its agents is', async () => {
  const agents = await Promise.all([anAgent(), anAgent({ rdvNotificationsLevel: 'none' })])
  const { visitor, usager } = await aSignedInUsager()
  const collectif = await aMotif({ collectif: true })
  const asked = async (agentId: number, fields: { motifId?: number } = {}) => {
    const startsAt = inHours(24 * (fields.motifId ? 9 : 8))
    const rdv = await aRdv({ agentIds: [agentId], startsAt, usagerIds: [usager.id], ...fields })
    return (await visitor.get(`/users/rdvs/${rdv.id}/annulation`)).$('main').text()
  }

  const pages = []
  for (const { id } of agents) pages.push(await asked(id), await asked(id, { motifId: collectif.id }))

  assert.deepEqual(
    pages.map((text) => text.includes('Le service est prévenu')),
    [true, true, false, false],
  )
  assert.match(pages[2] ?? '', /Le service le voit dans son agenda. Vous n’avez pas besoin de l’appeler/)
})

test('who leaves a rdv collectif gives his seat back, the rdv goes on', async () => {
  const motif = await aMotif({ collectif: true })
  const { visitor, usager } = await aSignedInUsager()
  const rdv = await aRdv({ motifId: motif.id, startsAt: inHours(24 * 8), usagerIds: [usager.id, (await aUsager()).id] })

  const page = await visitor.follow(await visitor.post(`/users/rdvs/${rdv.id}/annulation`))
  const after = await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })

  assert.match(page.$('[data-focus]').text(), /Votre inscription est annulée/)
  assert.deepEqual([after.status, after.usagersCount], ['unknown', 1])
})

test('another member of the family may come instead, a stranger may not', async () => {
  const motif = await aMotif({ collectif: true })
  const { visitor, usager } = await aSignedInUsager()
  const ines = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })
  const stranger = await aUsager()
  const rdv = await aRdv({ motifId: motif.id, startsAt: inHours(24 * 8), usagerIds: [usager.id] })
  const path = `/users/rdvs/${rdv.id}/participations`
  const comers = async () => (await db.participation.findMany({ where: { rdvId: rdv.id } })).map((one) => one.usagerId)

  const page = await visitor.get(path)
  const forced = await visitor.follow(await visitor.post(path, { usager_id: String(stranger.id) }))
  const kept = await comers()
  const changed = await visitor.follow(await visitor.post(path, { usager_id: String(ines.id) }))
  const nobody = await visitor.post(path, {})

  assert.equal(page.$('input[type=radio]').length, 2)
  assert.match(page.$('form').text(), /est sur la liste. Si vous choisissez une autre personne, elle vient à sa place/)
  assert.match(forced.$('[data-focus]').text(), /ne peut plus être changée/)
  assert.deepEqual(kept, [usager.id])
  assert.match(changed.$('[data-focus]').text(), /est changée/)
  assert.deepEqual(await comers(), [ines.id])
  assert.equal(nobody.status, 422)
})
