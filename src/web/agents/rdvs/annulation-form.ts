import { z } from 'zod'

const CHOOSE = 'Choisissez qui annule.'

/** Who wants it cancelled: the usager, or the service. */
export const annulationForm = z.object({ status: z.enum(['excused', 'revoked'], { error: CHOOSE }) })

export const annulationOptions = [
  { value: 'excused', text: 'Annulé à la demande de l’usager' },
  { value: 'revoked', text: 'Annulé par le service' },
] as const
