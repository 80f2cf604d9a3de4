import type { Prisma } from '#infra/prisma/client.ts'
import { demoLines } from '#web/shared/demo-lines.ts'
import { territoires } from './territoires.ts'

export const services = {
  social: {
    id: 1,
    name: 'Service social',
    shortName: 'Service social',
    kind: 'social',
    relatedToSocial: true,
    description: demoLines.serviceSocial(),
  },
  pmi: {
    id: 2,
    name: 'PMI (Protection Maternelle Infantile)',
    shortName: 'PMI',
    kind: 'pmi',
    description: demoLines.pmi(),
  },
  secretariat: { id: 3, name: 'Secrétariat', shortName: 'Secrétariat', kind: 'secretariat' },
  insertion: { id: 4, name: 'Insertion et emploi', shortName: 'Insertion', description: demoLines.insertion() },
  numerique: {
    id: 5,
    name: 'Conseiller Numérique',
    shortName: 'Conseiller Num.',
    kind: 'conseiller_numerique',
    description: demoLines.numerique(),
  },
  mairie: { id: 6, name: 'Mairie', shortName: 'Mairie', kind: 'mairie', description: demoLines.mairie() },
} as const satisfies Record<string, Prisma.ServiceCreateManyInput>

export type ServiceName = keyof typeof services

const activated = {
  pasDeCalais: ['social', 'pmi', 'secretariat', 'insertion'],
  numerique: ['numerique'],
  reunion: ['social', 'pmi', 'secretariat'],
  mairies: ['mairie', 'secretariat'],
} as const satisfies Record<keyof typeof territoires, readonly ServiceName[]>

export const territoireServices: Prisma.TerritoireServiceCreateManyInput[] = Object.entries(territoires).flatMap(
  ([name, territoire]) =>
    Object.entries(activated)
      .filter(([activatedIn]) => activatedIn === name)
      .flatMap(([, names]) =>
        names.map((service) => ({ territoireId: territoire.id, serviceId: services[service].id })),
      ),
)
