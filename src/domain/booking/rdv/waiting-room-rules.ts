import type { RdvStatus } from '#infra/prisma/enums.ts'
import { zoneOf } from '#lib/zone.ts'
import { temporalStatus } from './rdv-status.ts'

export type WaitingRoomRefusal = 'sans-salle-d-attente' | 'pas-aujourd-hui' | 'deja-un-statut'

type WaitingRoom = { enableWaitingRoomMailField: boolean; enableWaitingRoomColorField: boolean }

type RdvFacts = { status: RdvStatus; startsAt: Date; territoire: WaitingRoom }
type Clock = { timeZone: string; now: Temporal.Instant }

/** To say that the usager is there: on the day of the rdv, where the territoire has a use for it; whose rdv, is asked of `rdvRules.edit`. */
export function enter({ territoire, ...rdv }: RdvFacts, { timeZone, now }: Clock): WaitingRoomRefusal | null {
  if (!territoire.enableWaitingRoomMailField && !territoire.enableWaitingRoomColorField) return 'sans-salle-d-attente'
  if (rdv.status !== 'unknown') return 'deja-un-statut'
  return temporalStatus(rdv, zoneOf(timeZone), now) === 'unknown_today' ? null : 'pas-aujourd-hui'
}
