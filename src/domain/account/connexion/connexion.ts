import { createHash } from 'node:crypto'

/** Names a session in an address: the id of the session itself is never shown. */
export const connexionReference = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('base64url').slice(0, 22)
