import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import { aMotif, anOrganisation, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** An agent, and a collective motif of his service. */
async function aPlace() {
  const [organisation, service] = [await anOrganisation(), await aService()]
  const home = { organisationId: organisation.id, serviceId: service.id }
  const { agent, visitor } = await aSignedInAgent(home)
  const motif = await aMotif({ ...home, collectif: true, name: 'Atelier portage' })
  return { organisation, agent, visitor, motif, path: `/admin/organisations/${organisation.id}/rdvs_collectifs` }
}

type Place = Awaited<ReturnType<typeof aPlace>>

const anAtelier = ({ agent, motif }: Place, when: string, fields: Parameters<typeof aRdv>[0] = {}) =>
  aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt: instantOn(when, '14:00'), ...fields })

const some = async (count: number) => {
  const usagerIds = []
  for (let at = 0; at < count; at++) usagerIds.push((await aUsager()).id)
  return usagerIds
}

const linesOf = ($: CheerioAPI) =>
  $('main tbody tr[id]')
    .toArray()
    .map((row) => {
      const textOf = (selector: string) => $(row).find(selector).text().replaceAll(/\s+/g, ' ').trim()
      return [textOf('.rdv-quoi'), textOf('th .rdv-mention'), textOf('.rdv-gestes a')]
    })

test('rdvs collectifs are listed from now on, each with its seats and how somebody is added', async () => {
  const place = await aPlace()
  await anAtelier(place, '2026-11-02', { name: 'Passé' })
  await anAtelier(place, '2027-03-02', { name: 'Écharpe', maxParticipantsCount: 3, usagerIds: await some(2) })
  await anAtelier(place, '2027-03-03', { maxParticipantsCount: 1, usagerIds: await some(1) })
  await anAtelier(place, '2027-03-04', { name: 'Annulé', status: 'revoked' })
  await anAtelier(place, '2027-03-05', { name: 'Sans limite' })

  const { $ } = await place.visitor.get(place.path)

  assert.deepEqual(linesOf($), [
    ['Écharpe', '2 sur 3, 1 place restante', 'Ajouter un participant : Écharpe'],
    ['Atelier portage', '1 sur 1, complet', ''],
    ['Annulé', '0 inscription, sans limite', ''],
    ['Sans limite', '0 inscription, sans limite', 'Ajouter un participant : Sans limite'],
  ])
})

test('a day, a motif and free seats narrow the list', async () => {
  const place = await aPlace()
  const { organisationId, serviceId } = place.motif
  const other = await aMotif({ organisationId, serviceId, name: 'Réunion', collectif: true })
  await anAtelier(place, '2026-11-02', { name: 'Passé' })
  await anAtelier(place, '2027-03-02', { name: 'Plein', maxParticipantsCount: 1, usagerIds: await some(1) })
  await anAtelier({ ...place, motif: other }, '2027-03-03', { name: 'Autre' })

  const named = async (query: string) =>
    linesOf((await place.visitor.get(`${place.path}?${query}`)).$).map(([name]) => name)

  assert.deepEqual(await named('from_date=2026-11-01'), ['Passé', 'Plein', 'Autre'])
  assert.deepEqual(await named(`motif_id=${other.id}`), ['Autre'])
  assert.deepEqual(await named('with_remaining_seats=1'), ['Autre'])
  assert.deepEqual(await named('from_date=pas-un-jour&motif_id=x&page=0'), ['Plein', 'Autre'])
})

test('those of other services, and of the neighbour organisation, are not there', async () => {
  const place = await aPlace()
  const elsewhere = await aMotif({
    organisationId: place.organisation.id,
    serviceId: (await aService()).id,
    collectif: true,
  })
  const neighbour = await aMotif({ collectif: true })
  await aRdv({ motifId: elsewhere.id })
  await aRdv({ motifId: neighbour.id })

  const { $ } = await place.visitor.get(place.path)

  assert.deepEqual(linesOf($), [])
  assert.match($('main').text(), /Aucun RDV collectif à venir/)
})

test('twenty-five a page, read in as many statements as one', async () => {
  const place = await aPlace()
  await anAtelier(place, '2027-03-02')
  const one = await withQueries(() => place.visitor.get(place.path))
  for (let at = 0; at < 26; at++)
    await anAtelier(place, '2027-04-01', {
      startsAt: new Date(instantOn('2027-04-01', '08:00').getTime() + at * 3_600_000),
    })

  const many = await withQueries(() => place.visitor.get(place.path))
  const next = await place.visitor.get(`${place.path}?page=2`)

  assert.deepEqual([linesOf(many.result.$).length, linesOf(next.$).length], [25, 2])
  assert.equal(many.queries.length, one.queries.length)
})

test('a new one begins by its motif, of those that the agent may use', async () => {
  const place = await aPlace()
  await aMotif({ organisationId: place.organisation.id, serviceId: place.motif.serviceId, name: 'Individuel' })

  const { $ } = await place.visitor.get(`${place.path}/motifs`)

  assert.deepEqual(
    $('main li a')
      .toArray()
      .map((link) => [$(link).text(), $(link).attr('href')]),
    [['Atelier portage', `${place.path}/new?motif_id=${place.motif.id}`]],
  )
})
