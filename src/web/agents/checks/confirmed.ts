import { z } from 'zod'

const MOST = 200

/** Of a form that asks to confirm: the keys of the warnings that it showed, whatever way they were sent. */
export const confirmedKeys = z.preprocess(listed, z.array(z.string().max(MOST)).max(MOST)).catch([])

/** One field, or several that the reader of forms made a list of, or a numbered object when they are many. */
function listed(sent: unknown): unknown[] {
  if (sent === undefined || sent === null) return []
  return typeof sent === 'object' ? Object.values(sent) : [sent]
}
