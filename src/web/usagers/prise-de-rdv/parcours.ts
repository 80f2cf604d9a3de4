import { z } from 'zod'
import {
  anyDay,
  id,
  ids,
  instant,
  latitude,
  listOf,
  longitude,
  minutes,
  NO_ID,
  optional,
  words,
} from '#web/shared/address-values.ts'
import { recherchePath } from './paths.ts'

/** What was written and cannot be read is another thing than nothing written: it is said (decision 41). */
const written = <Value>(schema: z.ZodType<Value>, unreadable: Value) =>
  z
    .unknown()
    .transform((text) => (text === undefined || text === '' ? undefined : (schema.safeParse(text).data ?? unreadable)))
    .optional()

/** No day of a calendar. */
const NO_DAY = 'illisible'

const answers = z.object({
  departement: optional(z.string().regex(/^[0-9A-Z]{2,3}$/)),
  address: optional(words),
  city_code: optional(z.string().regex(/^[0-9AB]{5}$/)),
  street_ban_id: optional(z.string().regex(/^[0-9AB]{5}_[0-9A-Za-z]{4,6}$/)),
  latitude: optional(latitude),
  longitude: optional(longitude),
  /** The point is the centre of the town, though the address has a street. */
  ville: optional(z.literal('1')),
  service_id: optional(id),
  motif_name_with_location_type: optional(z.string().regex(/^[a-z0-9_]+-(public_office|phone|home|visio)$/)),
  motif_id: written(id, NO_ID),
  lieu_id: written(id, NO_ID),
  user_selected_organisation_id: optional(id),
  public_link_organisation_id: optional(id),
  external_organisation_ids: optional(listOf(words)),
  referent_ids: written(ids, [NO_ID]),
  user_ids: optional(ids),
  restriction_lue: optional(z.literal('1')),
  tri: optional(z.literal('date')),
  /** All the choices of a long list. */
  tous: optional(z.literal('1')),
  /** The page of a question already answered, also where one answer is possible. */
  revoir: optional(z.literal('1')),
  date: written(anyDay, NO_DAY),
  duration: optional(minutes),
  starts_at: optional(instant),
})

/** The answers given so far, under the names that addresses have had since before us: partners and mails know them. */
export type Parcours = z.output<typeof answers>

export const parcoursOf = (query: unknown): Parcours => answers.parse(query)

/** Null: it cannot be read. */
export const dayIn = (date: string) => (date === NO_DAY ? null : Temporal.PlainDate.from(date))

/** Nobody is named by a list that cannot be read. */
export const namesNobody = ({ referent_ids }: Parcours) => referent_ids?.includes(NO_ID) ?? false

/** The search with these answers. */
export const searchHref = (parcours: Parcours) => recherchePath({}, parcours)

/** The same answers, kept by a form. */
export const fieldsOf = (parcours: Parcours) =>
  [...new URLSearchParams(searchHref(parcours).split('?')[1])].map(([name, value]) => ({ name, value }))

/** Changing an answer forgets those given after it. */
export const backTo = {
  adresse: (parcours: Parcours): Parcours => ({ ...byWhichDoor(parcours), address: parcours.address, revoir: '1' }),
  motif: (parcours: Parcours): Parcours => ({
    ...where(parcours),
    service_id: parcours.service_id,
    revoir: '1',
  }),
  lieu: (parcours: Parcours): Parcours => ({
    ...where(parcours),
    service_id: parcours.service_id,
    motif_name_with_location_type: parcours.motif_name_with_location_type,
    motif_id: asNamed(parcours).motif_id,
    revoir: '1',
  }),
  creneau: ({ starts_at, restriction_lue, ...parcours }: Parcours): Parcours => parcours,
} as const

/** The motif that a link named stays; of a name and kind that were chosen, the motif of one organisation was found only. */
export const asNamed = ({ motif_id, ...parcours }: Parcours): Parcours =>
  parcours.motif_name_with_location_type === undefined ? { ...parcours, motif_id } : parcours

/** What no address changes. */
export const byWhichDoor = ({ external_organisation_ids, referent_ids }: Parcours): Parcours => ({
  external_organisation_ids,
  referent_ids,
})

/** What every step keeps: where one lives and by which door one came. */
const where = (parcours: Parcours): Parcours => ({
  departement: parcours.departement,
  address: parcours.address,
  city_code: parcours.city_code,
  street_ban_id: parcours.street_ban_id,
  latitude: parcours.latitude,
  longitude: parcours.longitude,
  ville: parcours.ville,
  public_link_organisation_id: parcours.public_link_organisation_id,
  external_organisation_ids: parcours.external_organisation_ids,
  referent_ids: parcours.referent_ids,
  duration: parcours.duration,
})
