import type { Prisma } from '#infra/prisma/client.ts'
import { displayName } from '#lib/names.ts'
import { demoUsagerIds } from './demo-usagers.ts'
import { organisations } from './organisations.ts'
import { posts } from './rosters.ts'
import { services } from './services.ts'

const screens = ['fiche', 'rdv', 'modification'] as const

/** The first demo usager and her children were looked at by the first agents of Arras. */
export const consultationsAt = (now: Date): Prisma.ConsultationCreateManyInput[] =>
  Array.from({ length: 9 }, (_, at) => {
    const post = posts[at % 3]
    const createdAt = new Date(now.getTime() - (at + 1) * 29 * 3_600_000)
    const { nadia, ines, adam } = demoUsagerIds
    return {
      usagerId: [nadia, nadia, ines, adam][at % 4] ?? nadia,
      actorType: 'agent',
      actorId: 1 + (at % 3),
      actorName: post ? displayName({ firstName: post.firstName ?? null, lastName: post.lastName ?? null }) : '',
      organisationId: organisations.arras.id,
      serviceName: post ? services[post.service].name : null,
      screen: screens[at % 3] ?? 'fiche',
      hour: new Date(Math.floor(createdAt.getTime() / 3_600_000) * 3_600_000),
      createdAt,
    }
  })
