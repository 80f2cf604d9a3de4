import type { Tx } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import * as facts from './agent-facts.ts'
import type { Asked } from './world.ts'
import { aMotif, anAbsence, aPlage, aUsager } from './world-rows.ts'

/** The rows that scopes are asked of; those of the world are there already. */
export const agent = (_tx: Tx, asked: Asked) => facts.agent(asked)
export const organisation = (_tx: Tx, asked: Asked) => ({ id: facts.organisationId(asked) })
export const territoire = (_tx: Tx, asked: Asked) => facts.territoire(asked)

export const absence = (tx: Tx, asked: Asked) =>
  tx.absence.create({ data: { ...anAbsence(asked.world.id('absence')), agentId: facts.agent(asked).id } })

export const plage = (tx: Tx, asked: Asked) =>
  tx.plage.create({
    data: { ...aPlage(asked.world.id('plage')), ...facts.ofOrganisation(asked), agentId: facts.agent(asked).id },
  })

export const lieu = (tx: Tx, asked: Asked) =>
  tx.lieu.create({
    data: { ...facts.ofOrganisation(asked), name: 'Mairie', address: '1 place', latitude: 50, longitude: 2 },
  })

export const motif = (tx: Tx, asked: Asked) =>
  tx.motif.create({ data: { ...aMotif(asked.world.id('motif')), ...facts.motif(asked) } })

const times = { startsAt: new Date('2027-03-02T09:30:00+01:00'), endsAt: new Date('2027-03-02T10:00:00+01:00') }

export async function rdv(tx: Tx, asked: Asked) {
  const { id: motifId } = await motif(tx, asked)
  const agents = facts.rdv(asked).agents.map((one) => ({ ...one, ...times }))
  const data = { ...facts.ofOrganisation(asked), ...times, motifId, createdByType: 'agent' } as const
  return tx.rdv.create({ data: { ...data, agents: { create: agents } } })
}

export async function participation(tx: Tx, asked: Asked) {
  const { id: rdvId } = await rdv(tx, asked)
  const { id: usagerId } = await usager(tx, asked)
  return tx.participation.create({ data: { rdvId, usagerId, createdByType: 'agent' } })
}

export function usager(tx: Tx, { resource, world }: Asked) {
  const known = [...new Set([...resource.organisations, ...resource.user_organisations])]
  const profiles = { create: known.map((name) => ({ organisationId: world.id(name) })) }
  return tx.usager.create({
    data: { ...aUsager(world.id('usager')), deletedAt: resource.deleted ? new Date() : null, profiles },
  })
}

export async function usagerProfile(tx: Tx, asked: Asked) {
  const { id: usagerId } = await usager(tx, asked)
  const profile = { usagerId, ...facts.ofOrganisation(asked) }
  return tx.usagerProfile.upsert({ where: { usagerId_organisationId: profile }, create: profile, update: {} })
}

export const team = (tx: Tx, asked: Asked) => tx.team.create({ data: { ...facts.ofTerritoire(asked), name: 'Nord' } })

export const secteur = (tx: Tx, asked: Asked) =>
  tx.secteur.create({ data: { ...facts.ofTerritoire(asked), name: 'Nord', humanId: 'nord' } })

export const webhookEndpoint = (tx: Tx, asked: Asked) =>
  tx.webhookEndpoint.create({
    data: {
      ...facts.ofOrganisation(asked),
      targetUrl: 'https://exemple.fr',
      secret: encrypt('webhook_endpoints.secret', ''),
    },
  })

export async function exportOf(tx: Tx, { resource, world }: Asked) {
  const isOfOther = resource.owner_is === 'other'
  const { id: agentId } = isOfOther ? await tx.agent.create({ data: { id: world.id('agent:another') } }) : world.self
  const file = { exportType: 'rdv_export', fileName: 'export.xlsx', expiresAt: times.endsAt } as const
  return tx.export.create({ data: { ...file, agentId, organisationIds: [] } })
}
