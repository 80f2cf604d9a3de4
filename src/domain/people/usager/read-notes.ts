import type { Opened } from '#infra/cipher.ts'
import { decrypt } from '#infra/encryption.ts'

/** The remarks of agents on a usager; null when there are none. */
export const readNotes = ({ notes }: { notes: string | null }): Opened | null =>
  notes === null ? null : decrypt('usagers.notes', notes)
