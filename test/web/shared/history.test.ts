import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCreation, findHistory } from '#domain/journal/journal/version-queries.ts'
import { unusedUsagerColumns } from '#domain/people/usager/usager-fields.ts'
import { actingAs } from '#infra/acting-as.ts'
import { db, pool } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { transaction } from '#infra/transaction.ts'
import { aLieu, aMotif, anAgent, aPlage, aRdv, aTerritoire, aUsager } from '#test/support/factories.ts'
import { authorInWords, historyInWords } from '#web/shared/history/history.ts'

const PARIS = 'Europe/Paris'
const sonia = { type: 'agent', id: 7, name: 'Sonia LEFÈVRE' } as const

/** NBSP of French times are of no interest here. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null

async function changesOf(type: string, id: number, zone = PARIS, except: string[] = []) {
  const changes = historyInWords(await findHistory({ item: { type, id }, except }), zone)
  return changes.map(({ who, what, before, after }) => [who, what, plain(before), plain(after)])
}

test('a rdv that moved to another lieu says so with names and local times, newest first', async () => {
  const rdv = await aRdv()
  const lieu = await aLieu({ organisationId: rdv.organisationId, name: 'MDS Arras-Nord' })
  await pool.query('DELETE FROM versions')

  await transaction(async ({ sql: connection }) => {
    await actingAs(connection, sonia)
    const move = "UPDATE rdvs SET starts_at = '2027-03-02T10:00+01', ends_at = '2027-03-02T10:30+01' WHERE id = $1"
    await connection.query(move, [rdv.id])
    await connection.query('UPDATE rdvs SET lieu_id = $2 WHERE id = $1', [rdv.id, lieu.id])
  })

  assert.deepEqual(await changesOf('rdvs', rdv.id), [
    ['Sonia LEFÈVRE, agent', 'Lieu', null, 'MDS Arras-Nord'],
    ['Sonia LEFÈVRE, agent', 'Fin', '02/03/2027 10 h', '02/03/2027 10 h 30'],
    ['Sonia LEFÈVRE, agent', 'Début', '02/03/2027 9 h 30', '02/03/2027 10 h'],
  ])
  assert.deepEqual((await changesOf('rdvs', rdv.id, 'Indian/Reunion')).at(-1)?.slice(2), [
    '02/03/2027 12 h 30',
    '02/03/2027 13 h',
  ])
})

test('an answer of a usager is shown in the words in which he was asked', async () => {
  const usager = await aUsager()
  await db.usager.update({ where: { id: usager.id }, data: { familySituation: 'divorced', caisseAffiliation: 'msa' } })

  const changes = await changesOf('usagers', usager.id)

  assert.deepEqual(
    changes
      .map(([, what, , after]) => [what, after])
      .filter(([what]) => what === 'Situation familiale' || what === 'Caisse d’allocations')
      .sort(),
    [
      ['Caisse d’allocations', 'MSA'],
      ['Situation familiale', 'Après un divorce'],
    ],
  )
})

test('its participants and agents are in its history, by their names', async () => {
  const usager = await aUsager({ firstName: 'Inès', lastName: 'Benali' })
  const rdv = await aRdv({ usagerIds: [usager.id] })
  const agent = await anAgent({ organisationId: rdv.organisationId, firstName: 'Camille', lastName: 'Morel' })
  await db.participation.updateMany({ where: { rdvId: rdv.id }, data: { status: 'excused' } })
  await db.agentsRdv.create({ data: { rdvId: rdv.id, agentId: agent.id, startsAt: rdv.startsAt, endsAt: rdv.endsAt } })

  const changes = await changesOf('rdvs', rdv.id)

  const automatic = 'Opération automatique'
  assert.deepEqual(changes[0], [automatic, 'Agent', null, 'Camille MOREL'])
  assert.deepEqual(changes[1], [
    automatic,
    'Statut du participant : Inès BENALI',
    'à venir ou à compléter',
    'annulé à la demande de l’usager',
  ])
  assert.ok(changes.some(([, what, , after]) => what === 'Participant' && after === 'Inès BENALI'))
})

test('the motifs of a plage are in its history', async () => {
  const motif = await aMotif({ name: 'Consultation infantile' })
  const plage = await aPlage({ motifId: motif.id })

  const changes = await changesOf('plages', plage.id)

  assert.ok(changes.some(([, what, , after]) => what === 'Motif' && after === 'Consultation infantile'))
  assert.ok(changes.some(([, what, , after]) => what === 'Premier jour' && after === '02/03/2027'))
})

test('of a text that is encrypted, only that it changed', async () => {
  const rdv = await aRdv()
  await pool.query('DELETE FROM versions')
  await db.rdv.update({ where: { id: rdv.id }, data: { context: encrypt('rdvs.context', 'hébergée') } })

  assert.deepEqual(await changesOf('rdvs', rdv.id), [
    ['Opération automatique', 'Contexte', null, 'Modifié (contenu protégé)'],
  ])
})

test('the fields that a territoire does not use are left out of the history of its usagers', async () => {
  const territoire = await aTerritoire({ enableFamilySituationField: true })
  const usager = await aUsager({ familySituation: 'single', numberOfChildren: 2 })

  const what = (await changesOf('usagers', usager.id, PARIS, unusedUsagerColumns(territoire))).map(([, name]) => name)

  assert.ok(what.includes('Situation familiale'))
  assert.ok(!what.includes('Nombre d’enfants'))
})

test('a motif tells of its delays and choices in words', async () => {
  const motif = await aMotif()
  await pool.query('DELETE FROM versions')
  await db.motif.update({
    where: { id: motif.id },
    data: { minPublicBookingDelay: 172_800, bookableBy: 'agents', followUp: true, reminderDelayInHours: 0 },
  })

  assert.deepEqual((await changesOf('motifs', motif.id)).map(([, ...words]) => words).toSorted(), [
    ['Délai minimum de réservation', '30 min', '2 jours'],
    ['Rappel', '48 h avant', 'aucun'],
    ['Réservation', 'tout le monde', 'agents de l’organisation'],
    ['Suivi', 'non', 'oui'],
  ])
})

test('whoever created a rdv is known as long as the journal remembers', async () => {
  const rdv = await transaction(async ({ sql: connection }) => {
    await actingAs(connection, sonia)
    const { rows } = await connection.query(
      "INSERT INTO services (name, short_name) VALUES ('PMI', 'PMI') RETURNING id",
    )
    return rows[0]
  })
  const item = { type: 'services', id: rdv.id }

  const creation = await findCreation(item)
  assert.equal(creation && authorInWords(creation), 'Sonia LEFÈVRE, agent')

  await pool.query('DELETE FROM versions')
  assert.equal(await findCreation(item), null)
})

test('an erased name, an administrator for an agent, and the system are told apart', () => {
  assert.equal(authorInWords({ actorType: 'agent', actorName: null }), 'Nom effacé, agent')
  assert.equal(
    authorInWords({ actorType: 'super_admin', actorName: 'Paul DURAND pour Sonia LEFÈVRE' }),
    'Paul DURAND pour Sonia LEFÈVRE, administration',
  )
  assert.equal(authorInWords({ actorType: 'systeme', actorName: null }), 'Opération automatique')
})
