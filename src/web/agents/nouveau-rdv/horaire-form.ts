import { z } from 'zod'
import { typedTime } from '#lib/typed-time.ts'
import { day } from '#web/shared/address-values.ts'
import { required, text } from '#web/shared/fields.ts'

const DAY = 'Choisissez un jour, par exemple 09/03/2027.'
const HOUR = 'Écrivez une heure, par exemple 9 h 30.'
const DURATION = 'Écrivez une durée en minutes, par exemple 30.'
const A_DAY = 24 * 60

/** When, and for how long. */
export const horaireForm = z.object({
  jour: text.refine((typed) => day.safeParse(typed).success, { error: DAY }),
  heure: text.refine((typed) => typedTime(typed) !== null, { error: HOUR }),
  duration_in_min: text.refine((typed) => /^\d{1,4}$/.test(typed) && inBounds(Number(typed)), { error: DURATION }),
})

const inBounds = (minutes: number) => minutes >= 1 && minutes <= A_DAY

/** A place for this time only. */
export const lieuPonctuelForm = z.object({
  name: required('Écrivez le nom du lieu.'),
  address: required('Écrivez l’adresse du lieu.', 200),
})
