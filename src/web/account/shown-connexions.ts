import type { Request } from 'express'
import { type Connexion, listConnexions, type Owner } from '#domain/account/connexion/connexion-queries.ts'
import { nowOf } from '#web/shared/now.ts'
import { deviceInWords } from './device-words.ts'

export type ShownConnexion = {
  reference: string
  device: string
  lastSeenAt: Temporal.Instant
  signedInAt: Temporal.Instant
  isThisOne: boolean
  isImpersonation: boolean
}

/** Those that are still open, this one first. */
export async function shownConnexions(req: Request, owner: Owner): Promise<ShownConnexion[]> {
  const shown = (await listConnexions(owner, nowOf(req))).map((one) =>
    shownConnexion(one, one.sessionId === req.sessionID),
  )
  return shown.toSorted((a, b) => Number(b.isThisOne) - Number(a.isThisOne))
}

const shownConnexion = (connexion: Connexion, isThisOne: boolean): ShownConnexion => ({
  reference: connexion.reference,
  device: deviceInWords(connexion.userAgent),
  lastSeenAt: Temporal.Instant.fromEpochMilliseconds(connexion.lastSeenAt),
  signedInAt: Temporal.Instant.fromEpochMilliseconds(connexion.signedInAt),
  isThisOne,
  isImpersonation: connexion.isImpersonation,
})
