import { z } from 'zod'
import { STATUSES } from '#domain/booking/rdv/status-rules.ts'

const CHOOSE = 'Choisissez qui annule.'

/** Who wants it cancelled: the usager, or the service. `from`: the status that the page showed. */
export const annulationForm = z.object({
  status: z.enum(['excused', 'revoked'], { error: CHOOSE }),
  from: z.enum(STATUSES, { error: CHOOSE }),
})
