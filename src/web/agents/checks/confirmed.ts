import { z } from 'zod'
import { listed } from '#web/shared/address-values.ts'

const MOST = 200

/** Of a form that asks to confirm: the keys of the warnings that it showed, whatever way they were sent. */
export const confirmedKeys = z.preprocess(listed, z.array(z.string().max(MOST)).max(MOST)).catch([])
