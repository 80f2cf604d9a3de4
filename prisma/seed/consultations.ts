import type { Prisma } from '#infra/prisma/client.ts'
import { demoUsagerIds } from './demo-usagers.ts'
import { organisations } from './organisations.ts'

const screens = ['fiche', 'rdv', 'modification'] as const

/** The first demo usager and her children were looked at by the agents of Arras. */
export const consultationsAt = (now: Date): Prisma.ConsultationCreateManyInput[] =>
  Array.from({ length: 9 }, (_, at) => {
    const createdAt = new Date(now.getTime() - (at + 1) * 29 * 3_600_000)
    const { nadia, ines, adam } = demoUsagerIds
    return {
      usagerId: [nadia, nadia, ines, adam][at % 4] ?? nadia,
      actorType: 'agent',
      actorId: 1 + (at % 3),
      actorName: ['Camille DELATTRE', 'Sophie CARON', 'Martine LEROY'][at % 3] ?? '',
      organisationId: organisations.arras.id,
      serviceName: at % 2 === 0 ? 'Protection maternelle et infantile' : 'Service social',
      screen: screens[at % 3] ?? 'fiche',
      hour: new Date(Math.floor(createdAt.getTime() / 3_600_000) * 3_600_000),
      createdAt,
    }
  })
