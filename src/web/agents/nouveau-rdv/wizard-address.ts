import { z } from 'zod'
import { isoDateTime } from '#lib/iso-date-time.ts'
import type { Query } from '#lib/path.ts'
import { typedTime } from '#lib/typed-time.ts'
import { day, id, latitude, listed, longitude, NO_ID, optional, words } from '#web/shared/address-values.ts'
import { confirmedKeys } from '../checks/confirmed.ts'
import { keepSealed, MOST_CONTEXT, openContext, type Reader } from '../sealed-context.ts'
import { wizardPath, wizardStepPath } from './paths.ts'

export const STEPS = [1, 2, 3, 4] as const
export type Step = (typeof STEPS)[number]
/** Those that write nothing: the last one creates. */
export type EarlierStep = Exclude<Step, 4>

/** An id that cannot be read is another thing than none: it is nobody's. */
const anId = z
  .unknown()
  .transform((text) => (text === undefined || text === '' ? undefined : (id.safeParse(text).data ?? NO_ID)))
  .optional()

/** Of people as of agents: the form of the last step names each three times, and a form has 200 fields at most. */
export const MOST_PEOPLE = 60

/** What cannot be read names nobody. */
export const idsIn = z.preprocess(listed, z.array(id).max(MOST_PEOPLE)).catch([NO_ID])

const place = z.object({
  name: z.string().max(500).catch(''),
  address: z.string().max(500).catch(''),
  latitude: optional(latitude),
  longitude: optional(longitude),
  /** The address that these coordinates are of: typed anew, it is sought anew. */
  found_for: optional(words),
})

const answers = z.object({
  motif_id: anId,
  service_id: optional(id),
  starts_at: optional(z.string().max(40)),
  /** As the form of an hour asks for it. */
  jour: optional(day),
  heure: optional(z.string().max(40).transform(typedTime)),
  /** A free hour of that day, taken instead of what was typed. */
  libre: optional(z.string().max(40).transform(typedTime)),
  duration_in_min: optional(z.coerce.number().int().min(1).max(1_440)),
  user_ids: idsIn,
  agent_ids: idsIn,
  lieu_id: anId,
  /** A place for this time only. */
  lieu_attributes: optional(place),
  /** Bounded where it is said: a form may hold more, and keeps it to be shortened. */
  context: optional(z.string().trim()),
  /** Keys of the warnings that were shown, and passed over. */
  confirmed: confirmedKeys,
})

type Given = { visit: Reader; given: Answers }

export function contextOf({ visit, given }: Given): string | null {
  const opened = openContext(visit, given.context)
  return opened?.ok ? opened.text : null
}

/** Another's, or of another day. */
export const isContextLost = ({ visit, given }: Given): boolean => openContext(visit, given.context)?.ok === false

/** How many characters there are too many. */
export const contextExcess = (reached: Given): number => Math.max(0, (contextOf(reached)?.length ?? 0) - MOST_CONTEXT)

/** What was answered so far, under the names that bookmarks and links have had since before us. */
export type Answers = Omit<z.output<typeof answers>, 'jour' | 'heure' | 'libre'>
export type SinglePlace = z.output<typeof place>

export function answersOf(visit: Given['visit'], sent: unknown): Answers {
  const { jour, heure, libre, context, ...others } = answers.parse(sent)
  const given = { ...others, context: context === undefined ? undefined : keepSealed(visit, context) }
  const hour = libre ?? heure
  return jour && hour ? { ...given, starts_at: `${jour}T${hour}` } : given
}

/** The first where none is named; null for one that there is not. */
export const stepOf = (sent: unknown): Step | null => (sent === undefined ? 1 : (ofSteps.safeParse(sent).data ?? null))

const ofSteps = z.enum(STEPS.map(String) as ['1', '2', '3', '4']).transform((step): Step => Number(step) as Step)

type Place = { organisationId: number }

/** Where a step is shown with these answers. */
export const stepHref = ({ organisationId }: Place, step: Step, given: Answers, more: Query = {}) =>
  wizardPath({ organisationId }, { step, ...queryOf(given), ...more })

/** Where a step is looked at, and led to the next one: what a link that answers it says. */
export const answerHref = ({ organisationId }: Place, step: Step, given: Answers) =>
  wizardStepPath({ organisationId }, { step, ...queryOf(given) })

/** What a form sends that is no answer of the address. */
export const fieldIn = (sent: unknown, name: string): unknown =>
  typeof sent === 'object' && sent !== null ? new Map<string, unknown>(Object.entries(sent)).get(name) : undefined

function queryOf({ user_ids, agent_ids, lieu_attributes, confirmed, ...single }: Answers): Query {
  const place = Object.entries(lieu_attributes ?? {}).map(([name, value]) => [`lieu_attributes[${name}]`, value])
  return { ...single, user_ids, agent_ids, ...Object.fromEntries(place), confirmed }
}

/** The same answers, kept by a form that asks for others. */
export const fieldsOf = (given: Partial<Answers>) =>
  [
    ...new URLSearchParams(
      wizardPath({ organisationId: 0 }, queryOf({ ...answers.parse({}), ...given })).split('?')[1],
    ),
  ].map(([name, value]) => ({ name, value }))

const OFFSET_OF_A_FORGOTTEN_PLUS = / (\d{2}:\d{2})$/
const NAIVE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/

/** An instant, or what the clocks of the organisation show; null when it is no time of this century. */
export function startOf(text: string | undefined, timeZone: string): Temporal.Instant | null {
  if (text === undefined || !text.startsWith('20')) return null
  const naive = NAIVE.exec(text)
  try {
    if (!naive) return Temporal.Instant.from(text.replace(OFFSET_OF_A_FORGOTTEN_PLUS, '+$1'))
    const [, day = '', time = '00:00'] = naive
    return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant()
  } catch {
    return null
  }
}

/** As addresses write it: with the offset of the organisation. */
export const writtenStart = (start: Temporal.Instant, timeZone: string) => isoDateTime(start, timeZone)
