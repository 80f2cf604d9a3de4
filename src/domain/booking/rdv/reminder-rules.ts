import type { RdvStatus } from '#infra/prisma/enums.ts'
import { isCancelled, isToCome } from './rdv.ts'

export type ReminderRefusal = 'rdv-annule' | 'rdv-commence'

type RdvFacts = { status: RdvStatus; startsAt: Date }

/** To remind of a rdv by hand; whose rdv, is asked of `rdvRules.edit`. */
export function remind(rdv: RdvFacts, now: Temporal.Instant): ReminderRefusal | null {
  if (isCancelled(rdv)) return 'rdv-annule'
  return isToCome(rdv, now) ? null : 'rdv-commence'
}
