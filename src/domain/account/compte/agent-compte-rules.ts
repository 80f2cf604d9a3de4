export type ClosingRefusal = 'rdvs-a-venir' | 'dernier-admin'

/** What keeps an agent from closing his account; `lastAdminOf`: organisations and territoires that would have no admin left. */
type DepartureObstacles = { rdvsToCome: readonly unknown[]; lastAdminOf: readonly string[] }

export function close({ rdvsToCome, lastAdminOf }: DepartureObstacles): ClosingRefusal | null {
  if (rdvsToCome.length > 0) return 'rdvs-a-venir'
  return lastAdminOf.length > 0 ? 'dernier-admin' : null
}

/** His account: name, password, second factor, connexions. `impersonator`: who acts at his place. */
export const enter = ({ impersonator }: { impersonator: string | null }): 'a-sa-place' | null =>
  impersonator === null ? null : 'a-sa-place'
