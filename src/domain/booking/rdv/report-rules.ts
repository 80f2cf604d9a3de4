import { isCancelledStatus } from '#domain/booking/status/status.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

export type ReportRefusal = 'rdv-annule' | 'deja-un-statut'

/** To give a rdv another date, or to let its usagers choose one; whose rdv, is asked of `rdvRules.edit`. */
export function report({ status }: { status: RdvStatus }): ReportRefusal | null {
  if (isCancelledStatus(status)) return 'rdv-annule'
  return status === 'unknown' ? null : 'deja-un-statut'
}
