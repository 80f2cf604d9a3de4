import { db } from '#infra/db.ts'

/** Fields that a territoire asks for, when it does. */
const SWITCHED = [
  'addressDetails',
  'caisseAffiliation',
  'affiliationNumber',
  'familySituation',
  'numberOfChildren',
] as const
export type SwitchedField = (typeof SWITCHED)[number]

/** Those asked for by one of the territoires that know the usager. */
export async function listSwitchedFields(usagerId: number): Promise<SwitchedField[]> {
  const territoires = await db.territoire.findMany({
    where: { organisations: { some: { usagerProfiles: { some: { usagerId } } } } },
    select: {
      enableAddressDetails: true,
      enableCaisseAffiliationField: true,
      enableAffiliationNumberField: true,
      enableFamilySituationField: true,
      enableNumberOfChildrenField: true,
    },
  })
  return SWITCHED.filter((field) => territoires.some((territoire) => territoire[switchOf[field]]))
}

const switchOf = {
  addressDetails: 'enableAddressDetails',
  caisseAffiliation: 'enableCaisseAffiliationField',
  affiliationNumber: 'enableAffiliationNumberField',
  familySituation: 'enableFamilySituationField',
  numberOfChildren: 'enableNumberOfChildrenField',
} as const satisfies Record<SwitchedField, string>

export const findInformations = (usagerId: number) =>
  db.usager.findUniqueOrThrow({
    where: { id: usagerId },
    select: {
      firstName: true,
      lastName: true,
      birthName: true,
      birthDate: true,
      email: true,
      unconfirmedEmail: true,
      phoneNumber: true,
      address: true,
      addressDetails: true,
      caisseAffiliation: true,
      affiliationNumber: true,
      familySituation: true,
      numberOfChildren: true,
      notifyByEmail: true,
      notifyBySms: true,
    },
  })

export type Informations = Awaited<ReturnType<typeof findInformations>>
