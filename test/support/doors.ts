import { anAgent, aUsager } from './factories.ts'
import { PASSWORD, signIn, withPassword } from './signed-in.ts'
import { aVisitor, type Visitor } from './visitor.ts'

/** The two faces whose accounts have passwords: what is said of one is tested of both. */
export const doors = {
  users: { make: aUsager, home: '/users/rdvs', wanted: '/relatives?page=2', account: '/users/informations' },
  agents: {
    make: anAgent,
    home: '/admin/organisations',
    wanted: '/admin/organisations?page=2',
    account: '/agents/edit',
  },
} as const

export type Door = keyof typeof doors

export const eachDoor = Object.keys(doors).filter((name): name is Door => name in doors)

export async function aPersonOf(door: Door, fields: { confirmedAt?: null; invitationSentAt?: Date } = {}) {
  const { id, email } = await doors[door].make({ ...(await withPassword()), ...fields })
  return { id, email: email ?? '' }
}

export async function aSignedInPersonOf(door: Door) {
  const person = await aPersonOf(door)
  return { ...person, visitor: await signIn(`/${door}/sign_in`, person.email) }
}

export const signInAt = (door: Door, email: string, visitor: Visitor = aVisitor(), password = PASSWORD) =>
  visitor.post(`/${door}/sign_in`, { email, password })

/** Whether the pages of this face know who is there. */
export const isInAt = async (door: Door, visitor: Visitor) => (await visitor.get(doors[door].account)).status === 200
