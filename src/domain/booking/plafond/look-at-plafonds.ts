import type { Booker } from '#domain/territory/motif/booker.ts'
import { isLimited, type PlafondReached, plafondReached, type Taken } from './plafond.ts'
import { listTaken, mostTaken } from './plafond-queries.ts'

/** What stands against one more rdv of a motif, of each person of a family; null: it may be taken. */
export type Plafonds = {
  ofPerson: (usagerId: number) => PlafondReached | null
  /** Of a proche who is not known yet. */
  ofNewcomer: PlafondReached | null
}

type Asked = { booker: Booker; usagerIds: readonly number[]; motifId: number; now: Temporal.Instant }

/** Before the booking, which asks it again under the lock of the family. */
export async function lookAtPlafonds({ booker, ...asked }: Asked): Promise<Plafonds> {
  if (!isLimited(booker)) return NO_PLAFOND
  const most = mostTaken()
  const taken = await listTaken(asked)
  const reached = (counted: Taken | undefined) => (counted ? plafondReached(counted, most) : null)
  const [anybody] = taken
  return {
    ofPerson: (usagerId) => reached(taken.find((one) => one.usagerId === usagerId)),
    ofNewcomer: reached(anybody && { ...anybody, personMotif: 0 }),
  }
}

export const NO_PLAFOND: Plafonds = { ofPerson: () => null, ofNewcomer: null }
