import { z } from 'zod'
import { typedTime } from '#lib/typed-time.ts'
import { day, id, listed } from '#web/shared/address-values.ts'
import { optionalText, text } from '#web/shared/fields.ts'
import { confirmedKeys } from '../checks/confirmed.ts'
import { MOST_CONTEXT } from '../sealed-context.ts'

const DAY = 'Choisissez un jour, par exemple 09/03/2027.'
const HOUR = 'Écrivez une heure, par exemple 9 h 30.'
const DURATION = 'Écrivez une durée en minutes, par exemple 60.'
const PLACES = 'Écrivez un nombre de places, 1 ou plus ; rien s’il n’y a pas de limite.'
const A_DAY = 24 * 60

const wholeNumber = (most: number, error: string) =>
  text.refine((typed) => /^\d{1,6}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most, { error })

/** What its form says of a new rdv collectif; who, where and whether it may be are judged by the checks of a rdv. */
export const nouveauForm = z.object({
  jour: text.transform((typed) => day.safeParse(typed).data ?? null).refine((read) => read !== null, { error: DAY }),
  heure: text.transform(typedTime).refine((read) => read !== null, { error: HOUR }),
  duration_in_min: wholeNumber(A_DAY, DURATION).transform(Number),
  agent_ids: z.preprocess(listed, z.array(id.catch(0))),
  titre: optionalText(),
  places: text
    .refine((typed) => typed === '' || (/^\d{1,5}$/.test(typed) && Number(typed) >= 1), { error: PLACES })
    .transform((typed) => (typed === '' ? null : Number(typed))),
  context: optionalText(MOST_CONTEXT),
  lieu_id: text,
  choix: z.string().max(1_000).optional().catch(undefined),
  lieu_attributes: z
    .object({ name: text, address: text, latitude: text, longitude: text, found_for: text })
    .partial()
    .catch({}),
  confirmed: confirmedKeys,
})

export type NouveauTyped = z.output<typeof nouveauForm>
