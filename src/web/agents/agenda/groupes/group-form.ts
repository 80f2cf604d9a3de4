import { z } from 'zod'
import type { Colleague } from '#domain/booking/agenda/agenda-queries.ts'
import type { Form } from '#lib/form.ts'
import { id } from '#web/shared/address-values.ts'
import { required } from '#web/shared/fields.ts'
import { optionOf } from '../agents-shown.ts'

export type GroupContent = {
  action: string
  back: { href: string; text: string }
  agents: { value: string; text: string }[]
  chosen: string[]
}

const NOBODY = 'Choisissez au moins une personne.'
/** Of a form that was altered: it shows more than one may see. */
const UNKNOWN = 'Choisissez parmi les agents de la liste.'

/** A name, and some of those whose agendas are open. */
export const groupForm = (colleagues: readonly Colleague[]) =>
  z.object({
    name: required('Donnez un nom à ce groupe.'),
    agent_ids: z
      .preprocess((typed) => typed ?? [], z.array(id, { error: UNKNOWN }).min(1, NOBODY).max(100, UNKNOWN))
      .refine((chosen) => chosen.every((one) => colleagues.some((colleague) => colleague.id === one)), UNKNOWN),
  })

export const groupContent = (
  colleagues: readonly Colleague[],
  form: Form,
  rest: Pick<GroupContent, 'action' | 'back'>,
): GroupContent => ({
  ...rest,
  agents: colleagues.map(optionOf).map(({ value, text }) => ({ value: String(value), text })),
  chosen: colleagues.map(({ id }) => String(id)).filter((one) => typedIds(form).includes(one)),
})

/** What was typed may be anything: only what is written as an id is one. */
const typedIds = ({ values: { agent_ids: typed } }: Form): string[] =>
  [typed].flat().flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))

export const NAME_TAKEN = { name: 'Vous avez déjà un groupe de ce nom.' }
