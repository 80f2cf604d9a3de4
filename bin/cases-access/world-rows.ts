import type { Tx } from '#infra/db.ts'
import type { World } from './world.ts'

export async function insertWorld(tx: Tx, { territoires, organisations, services, agents }: World) {
  await tx.territoire.createMany({ data: territoires.map((one) => ({ ...one, name: `Territoire ${one.id}` })) })
  await tx.organisation.createMany({ data: organisations })
  await tx.service.createMany({ data: services.map((one) => ({ ...one, name: `${one.id}`, shortName: `${one.id}` })) })
  await tx.agent.createMany({ data: agents.map(({ id }) => ({ id, lastName: `Agent ${id}` })) })
  await tx.agentService.createMany({
    data: agents.flatMap(({ id, services: his }) => his.map(({ service }) => ({ agentId: id, serviceId: service.id }))),
  })
  await tx.agentRole.createMany({
    data: agents.flatMap(({ id, roles }) =>
      roles.map(({ organisationId, accessLevel }) => ({ agentId: id, organisationId, accessLevel })),
    ),
  })
  await tx.agentTerritorialRole.createMany({
    data: agents.flatMap(({ id, territorialRoles }) => territorialRoles.map((role) => ({ agentId: id, ...role }))),
  })
  await tx.agentTerritorialAccessRight.createMany({
    data: agents.flatMap(({ id, accessRights }) => accessRights.map((rights) => ({ agentId: id, ...rights }))),
  })
}

export const aUsager = (id: number) => ({ id, firstName: 'Nadia', lastName: 'Benali' })

export const aMotif = (id: number) => ({ id, name: `Motif ${id}`, color: '#0063cb' })

const DAY = new Date('2027-03-02')

export const aPlage = (id: number) => ({
  id,
  title: 'Permanence',
  firstDay: DAY,
  lastDay: DAY,
  startTime: '09:00',
  endTime: '12:00',
})

export const anAbsence = (id: number) => ({ ...aPlage(id), endDay: DAY })
