import type { DayNumber } from '#lib/day.ts'
import type { Account } from './agents.ts'
import { dateOf } from './demo-days.ts'
import { organisations } from './organisations.ts'
import { type Resident, settle } from './usagers.ts'

const arras = { cityCode: '62041', cityName: 'Arras', postCode: '62000' }

/** Those of the demo sign-ins; then a second file of the first one, to be merged. */
export function demoResidents(account: Account, today: DayNumber): Resident[] {
  const residents: Resident[] = []
  const signedUp = {
    ...account,
    createdThrough: 'user_sign_up' as const,
    lastSeenOn: dateOf(today),
    createdAt: dateOf(today - 200),
  }
  const nadia = { firstName: 'Nadia', lastName: 'Benali', birthDate: new Date('1989-05-17') }
  const phone = { phoneNumber: '06 00 00 12 34', phoneNumberFormatted: '+33600001234' }

  const home = { address: '12 rue Pasteur, 62000 Arras', ...arras }
  const account1 = {
    ...nadia,
    ...signedUp,
    ...phone,
    ...home,
    email: 'usager@rdv.test',
    caisseAffiliation: 'caf' as const,
    affiliationNumber: '1234567',
  }
  settle(
    residents,
    [account1, child('Inès', 'Benali', today - 900), child('Adam', 'Benali', today - 2900)],
    organisations.arras.id,
  )

  settle(
    residents,
    [{ firstName: 'Chloé', lastName: 'Lefebvre', email: 'nouvelle.usagere@rdv.test', ...signedUp }],
    null,
  )

  const reunion = {
    address: '8 rue de Paris, 97400 Saint-Denis',
    cityCode: '97411',
    cityName: 'Saint-Denis',
    postCode: '97400',
  }
  const jeanMarc = {
    firstName: 'Jean-Marc',
    lastName: 'Hoarau',
    birthDate: new Date('1972-11-02'),
    email: 'usager.reunion@rdv.test',
  }
  const mobile = { phoneNumber: '0692 00 12 34', phoneNumberFormatted: '+262692001234' }
  settle(residents, [{ ...jeanMarc, ...signedUp, ...mobile, ...reunion }], organisations.saintDenis.id)

  settle(
    residents,
    [{ ...nadia, createdThrough: 'agent_creation', createdAt: dateOf(today - 30) }],
    organisations.arras.id,
  )
  return residents
}

/** Places in the list above. */
export const demoUsagerIds = { nadia: 1, ines: 2, adam: 3, chloe: 4, jeanMarc: 5, otherNadia: 6 } as const

/** Their rdvs are chosen, not drawn. */
export const isDemoUsager = ({ id }: { id: number }) => id <= demoUsagerIds.otherNadia

const child = (firstName: string, lastName: string, birth: DayNumber) => ({
  firstName,
  lastName,
  birthDate: dateOf(birth),
  createdThrough: 'user_relative_creation' as const,
})
