import type { Tx } from '#infra/db.ts'
import type { Resource } from './access-case.ts'
import * as facts from './usager-facts.ts'
import type { Asked } from './world.ts'
import { aMotif, aUsager } from './world-rows.ts'

/** The rows that scopes are asked of. */
export async function usager(tx: Tx, asked: Asked) {
  await insertUsagers(tx, asked)
  return { id: facts.somebody(asked, asked.resource.relation) }
}

export const rdv = (tx: Tx, asked: Asked) => insertRdv(tx, asked, asked.resource.participants)

export async function participation(tx: Tx, asked: Asked) {
  const { id: rdvId } = await insertRdv(tx, asked, [])
  return tx.participation.create({ data: { rdvId, usagerId: facts.participant(asked), createdByType: 'usager' } })
}

export async function fileAttente(tx: Tx, asked: Asked) {
  const { id: rdvId } = await insertRdv(tx, asked, ['self'])
  return tx.fileAttente.create({ data: { rdvId, usagerId: facts.participant(asked) } })
}

async function insertUsagers(tx: Tx, asked: Asked) {
  const self = facts.somebody(asked, 'self')
  await tx.usager.createMany({
    data: [
      aUsager(self),
      { ...aUsager(facts.somebody(asked, 'relative')), responsibleId: self },
      aUsager(facts.somebody(asked, 'stranger')),
    ],
  })
}

async function insertRdv(tx: Tx, asked: Asked, people: readonly Resource['participant'][]) {
  await insertUsagers(tx, asked)
  const { startsAt, motif, status, id } = facts.rdv(asked)
  const { id: motifId, organisationId } = await insertMotif(tx, asked, motif)
  const participations = people.map((who) => ({
    usagerId: facts.somebody(asked, who),
    createdByType: 'usager' as const,
  }))
  return tx.rdv.create({
    data: {
      id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 1_800_000),
      status,
      cancelledAt: ['excused', 'revoked', 'noshow'].includes(status) ? startsAt : null,
      motifId,
      organisationId,
      createdByType: 'usager',
      participations: { create: participations },
    },
  })
}

async function insertMotif(tx: Tx, { world }: Asked, motif: ReturnType<typeof facts.motif>) {
  const territoire = await tx.territoire.create({ data: { id: world.id('terr_of_rdv') } })
  const organisation = { id: world.id('org_of_rdv'), name: 'MDS', territoireId: territoire.id }
  await tx.organisation.create({ data: organisation })
  const service = await tx.service.create({ data: { id: world.id('service'), name: 'PMI', shortName: 'PMI' } })
  return tx.motif.create({
    data: { ...aMotif(motif.id), ...motif, organisationId: organisation.id, serviceId: service.id },
  })
}
