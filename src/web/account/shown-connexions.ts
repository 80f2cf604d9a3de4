import { type Connexion, listConnexions, type Owner } from '#domain/account/connexion/connexion-queries.ts'
import { deviceInWords } from './device-words.ts'

export type ShownConnexion = {
  reference: string
  device: string
  lastSeenAt: Temporal.Instant
  signedInAt: Temporal.Instant
  isThisOne: boolean
  isImpersonation: boolean
}

type Asked = { current: string; now: Temporal.Instant }

/** Those that are still open, this one first. */
export async function shownConnexions(owner: Owner, { current, now }: Asked): Promise<ShownConnexion[]> {
  const shown = (await listConnexions(owner, now)).map((one) => shownConnexion(one, one.sessionId === current))
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
