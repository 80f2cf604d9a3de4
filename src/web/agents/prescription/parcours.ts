import { z } from 'zod'
import { day, id, ids, instant, optional } from '#web/shared/address-values.ts'

const answers = z.object({
  service_id: optional(id),
  motif_name_with_location_type: optional(z.string().regex(/^[a-z0-9_]+-(public_office|phone|home|visio)$/)),
  motif_id: optional(id),
  lieu_id: optional(id),
  user_selected_organisation_id: optional(id),
  /** First day shown. */
  date: optional(day),
  starts_at: optional(instant),
  rdv_collectif_id: optional(id),
  user_ids: optional(ids),
  /** The page of a question already answered, also where one answer is possible. */
  revoir: optional(z.literal('1')),
})

/** The answers given so far, under the names of the public search. */
export type Parcours = z.output<typeof answers>

export const parcoursOf = (query: unknown): Parcours => answers.parse(query)

/** Changing an answer forgets those given after it; the person stays. */
export const backTo = {
  motif: ({ user_ids }: Parcours): Parcours => ({ user_ids, revoir: '1' }),
  lieu: ({ user_ids, service_id, motif_name_with_location_type }: Parcours): Parcours => ({
    user_ids,
    service_id,
    motif_name_with_location_type,
    revoir: '1',
  }),
  creneau: ({ starts_at, rdv_collectif_id, motif_id, revoir, ...parcours }: Parcours): Parcours => parcours,
} as const
