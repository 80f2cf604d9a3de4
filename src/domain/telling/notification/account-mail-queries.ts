import { db } from '#infra/db.ts'

export type AccountPerson = {
  firstName: string | null
  lastName: string | null
  email: string | null
  unconfirmedEmail: string | null
}

const person = { firstName: true, lastName: true, email: true, unconfirmedEmail: true } as const

/** Null when the account was closed meanwhile. */
export const findAccountPerson = (type: 'usager' | 'agent', id: number): Promise<AccountPerson | null> =>
  type === 'usager'
    ? db.usager.findFirst({ where: { id, deletedAt: null }, select: person })
    : db.agent.findFirst({ where: { id, deletedAt: null }, select: person })
