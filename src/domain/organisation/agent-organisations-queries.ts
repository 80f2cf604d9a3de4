import { db } from '#infra/db.ts'

/** Where an agent works, by territoire. */
export const listOrganisationsOfAgent = (agentId: number) =>
  db.organisation.findMany({
    where: { roles: { some: { agentId } } },
    select: { id: true, name: true, territoire: { select: { name: true } } },
    orderBy: [{ territoire: { name: 'asc' } }, { name: 'asc' }],
  })
