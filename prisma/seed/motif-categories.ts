import type { Prisma } from '#infra/prisma/client.ts'
import { territoires } from './territoires.ts'

export const motifCategories = {
  rsaOrientation: { id: 1, name: 'RSA orientation', shortName: 'rsa_orientation' },
  rsaOrientationPhone: {
    id: 2,
    name: 'RSA orientation sur plateforme téléphonique',
    shortName: 'rsa_orientation_on_phone_platform',
  },
  rsaAccompagnement: { id: 3, name: 'RSA accompagnement', shortName: 'rsa_accompagnement' },
  cni: {
    id: 4,
    name: 'Carte d’identité disponible sur le site de l’ANTS',
    shortName: 'cni_ants',
    requiresAntsNumber: true,
  },
  passport: {
    id: 5,
    name: 'Passeport disponible sur le site de l’ANTS',
    shortName: 'passport_ants',
    requiresAntsNumber: true,
  },
  both: {
    id: 6,
    name: 'CNI + passeport disponibles sur le site de l’ANTS',
    shortName: 'cni_passport_ants',
    requiresAntsNumber: true,
  },
} as const satisfies Record<string, Prisma.MotifCategoryCreateManyInput>

export type CategoryName = keyof typeof motifCategories

export const motifCategoriesTerritoires: Prisma.MotifCategoryTerritoireCreateManyInput[] = Object.values(
  motifCategories,
).map((category) => ({
  motifCategoryId: category.id,
  territoireId: 'requiresAntsNumber' in category ? territoires.mairies.id : territoires.pasDeCalais.id,
}))
