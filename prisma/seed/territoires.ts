import type { Prisma } from '#infra/prisma/client.ts'

const everyField = {
  enableNotesField: true,
  enableLogementField: true,
  enableCaisseAffiliationField: true,
  enableAffiliationNumberField: true,
  enableFamilySituationField: true,
  enableNumberOfChildrenField: true,
  enableCaseNumber: true,
  enableAddressDetails: true,
  enableContextField: true,
  enableWaitingRoomMailField: true,
  enableWaitingRoomColorField: true,
}

export const territoires = {
  pasDeCalais: {
    id: 1,
    name: 'Pas-de-Calais',
    departementNumber: '62',
    timeZone: 'Europe/Paris',
    phoneNumber: '03 53 01 62 62',
    phoneNumberFormatted: '+33353016262',
    ...everyField,
  },
  numerique: {
    id: 2,
    name: 'Conseillers Numériques',
    departementNumber: 'CN',
    timeZone: 'Europe/Paris',
    kind: 'conseillers_numeriques',
    visibleUsagersThroughoutTheTerritoire: true,
  },
  reunion: {
    id: 3,
    name: 'La Réunion',
    departementNumber: '974',
    timeZone: 'Indian/Reunion',
    phoneNumber: '0262 00 97 40',
    phoneNumberFormatted: '+262262009740',
    enableContextField: true,
    enableNotesField: true,
  },
  mairies: { id: 4, name: 'Mairies', departementNumber: 'MA', timeZone: 'Europe/Paris', kind: 'mairies' },
} as const satisfies Record<string, Prisma.TerritoireCreateManyInput>
