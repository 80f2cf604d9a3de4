import type { Opened } from '#infra/cipher.ts'
import { decrypt } from '#infra/encryption.ts'

/** The private note of agents; null when there is none. */
export const readContext = ({ context }: { context: string | null }): Opened | null =>
  context === null ? null : decrypt('rdvs.context', context)
