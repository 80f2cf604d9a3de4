import { z } from 'zod'
import { STATUSES } from '#domain/booking/rdv/status-rules.ts'
import { confirmedKeys } from '../checks/confirmed.ts'

const CHOOSE = 'Choisissez un statut.'

/** `from`: the status that the page showed; `confirmed`: the warnings that it showed. */
export const statutForm = z.object({
  status: z.enum(['seen', 'noshow', 'unknown'], { error: CHOOSE }),
  from: z.enum(STATUSES, { error: CHOOSE }),
  confirmed: confirmedKeys,
})
