import { z } from 'zod'
import { STATUSES } from '#domain/booking/rdv/status-rules.ts'

const CHOOSE = 'Choisissez un statut.'

/** `from`: the status that the page showed; `accepted`: what its warnings said. */
export const statutForm = z.object({
  status: z.enum(['seen', 'noshow', 'unknown'], { error: CHOOSE }),
  from: z.enum(STATUSES, { error: CHOOSE }),
  accepted: z
    .preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(['agent-occupe', 'complet'])))
    .catch([]),
})
