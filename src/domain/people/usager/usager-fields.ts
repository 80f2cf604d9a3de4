import type { Prisma } from '#infra/prisma/client.ts'

const social = ['caisseAffiliation', 'affiliationNumber', 'familySituation', 'numberOfChildren'] as const
const notifications = ['notifyByEmail', 'notifyBySms'] as const
const names = ['firstName', 'lastName', 'birthName', 'birthDate'] as const
const place = ['address', 'addressDetails', 'cityName', 'postCode', 'cityCode'] as const

/** What each form may write; organisations and référents are links, checked on their own. */
export const usagerFields = {
  signUp: ['firstName', 'lastName', 'email', 'phoneNumber'],
  /** The e-mail only when the file has none. */
  invitation: ['firstName', 'lastName', 'phoneNumber', 'email'],
  account: ['email'],
  informations: [...names, ...place, 'phoneNumber', ...social, ...notifications],
  /** The e-mail only when the file has none. */
  booking: [...names, 'phoneNumber', 'email', 'address', ...social, ...notifications, 'antsPreDemandeNumber'],
  proche: ['firstName', 'lastName', 'birthDate', 'antsPreDemandeNumber'],
  beneficiary: ['firstName', 'lastName', 'phoneNumber', 'antsPreDemandeNumber'],
  agent: [
    ...names,
    ...place,
    'email',
    'phoneNumber',
    ...social,
    ...notifications,
    'notes',
    'logement',
    'caseNumber',
    'antsPreDemandeNumber',
    'responsibleId',
  ],
  api: [
    ...names,
    ...place,
    'email',
    'phoneNumber',
    ...social,
    'caseNumber',
    'notes',
    'logement',
    ...notifications,
    'responsibleId',
  ],
} as const satisfies Record<string, readonly (keyof Prisma.UsagerUncheckedCreateInput)[]>
