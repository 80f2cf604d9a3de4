import { z } from 'zod'
import { typedTime } from '#lib/typed-time.ts'
import { day } from '#web/shared/address-values.ts'
import { optionalText, text } from '#web/shared/fields.ts'
import { confirmedKeys } from '../checks/confirmed.ts'
import { MOST_CONTEXT } from '../sealed-context.ts'
import { announced } from './consequences.ts'

const A_DAY = 24 * 60

const whole = (least: number, most: number, error: string) =>
  text.refine((typed) => /^\d{1,6}$/.test(typed) && Number(typed) >= least && Number(typed) <= most, { error })

/** What each field must hold; who, where and whether it may be are judged by the checks of a rdv. */
export const modificationForm = z.object({
  jour: text
    .refine((typed) => day.safeParse(typed).success, { error: 'Choisissez un jour, par exemple 09/03/2027.' })
    .transform((typed) => day.safeParse(typed).data ?? typed),
  heure: text
    .refine((typed) => typedTime(typed) !== null, { error: 'Écrivez une heure, par exemple 9 h 30.' })
    .transform((typed) => typedTime(typed) ?? typed),
  duration_in_min: whole(1, A_DAY, 'Écrivez une durée en minutes, par exemple 30.').transform(Number),
  pause: whole(0, 60, 'Écrivez une pause de 0 à 60 minutes.').transform(Number),
  titre: optionalText(),
  places: text
    .refine((typed) => typed === '' || (/^\d{1,5}$/.test(typed) && Number(typed) >= 1), {
      error: 'Écrivez un nombre de places, 1 au moins, ou rien s’il n’y a pas de limite.',
    })
    .transform((typed) => (typed === '' ? null : Number(typed))),
  context: optionalText(MOST_CONTEXT),
  /** Of the rdv, as the page showed it. */
  version: z.string().max(20).catch(''),
  /** Warnings that were shown and passed over, and whom the page said would be told. */
  confirmed: confirmedKeys,
  annonce: announced,
})
