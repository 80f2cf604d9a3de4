import { areSameNames, type Names } from '#lib/names.ts'

export const CODE_LIFE = Temporal.Duration.from({ minutes: 10 })
export const MOST_TRIES = 5
/** How long what was typed comes back before its code was given: others may sit at this browser later. */
export const TYPED_LIFE = Temporal.Duration.from({ minutes: 30 })
/** To take a rdv, known by a code. */
export const OPENED_LIFE = Temporal.Duration.from({ minutes: 30 })

/** What somebody without account says of himself: one address, that a code proves. */
export type Identity = Names & ({ email: string; phone: null } | { email: null; phone: string })

type File = Names & { id: number; responsibleId: number | null; ownsAddress: boolean }

export type Match =
  | { kind: 'file'; usagerId: number }
  | { kind: 'new-proche'; responsibleId: number }
  | { kind: 'new-file' }

/**
 * Whose file a proved identity opens (decision 9). Same address and names: his own; same e-mail, other names: a proche of that
 * file, the one who has these names if there is one; otherwise a new file. A number is shared too often to make proches of it.
 */
export function matchOf(identity: Identity, family: readonly File[]): Match {
  const namesakes = family.filter((file) => areSameNames(file, identity))
  const own = namesakes.find(({ ownsAddress }) => ownsAddress)
  if (own) return { kind: 'file', usagerId: own.id }
  if (identity.email === null) return { kind: 'new-file' }

  const proche = namesakes.find(({ responsibleId }) => responsibleId !== null)
  if (proche) return { kind: 'file', usagerId: proche.id }
  const owner = family.find(({ ownsAddress }) => ownsAddress)
  return owner ? { kind: 'new-proche', responsibleId: owner.responsibleId ?? owner.id } : { kind: 'new-file' }
}
