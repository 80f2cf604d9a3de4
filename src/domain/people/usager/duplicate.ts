import type { Person } from './person.ts'

/** Another file that may be of the same person. An agent may pass over it; `isSeen` is said by `person.isMasked`. */
export type Duplicate = { kind: 'meme-identite' | 'meme-telephone'; person: Person }

/** The e-mail of another file: an address is of one person. Null: that file is not to be named here. */
export type TakenEmail = { person: Person | null }

/** Stable: what a form carries of the warnings that it showed. */
export const duplicateKey = ({ kind, person }: Duplicate) => `${kind}:${person.id}`
