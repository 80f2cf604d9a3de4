import { z } from 'zod'

const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text).epochMilliseconds)
const name = z.string().min(1)
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const weekday = z.enum(WEEKDAYS)
const timeZone = z.string().refine(isTimeZone, 'unknown time zone')

const recurrence = z.discriminatedUnion('every', [
  z.strictObject({
    every: z.literal('week'),
    interval: z.int().min(1).default(1),
    on: z.union([z.array(weekday), weekday.transform((only) => [only])]).default([]),
    until: day.nullish(),
  }),
  z.strictObject({
    every: z.literal('month'),
    interval: z.int().min(1).default(1),
    weekday: weekday.optional(),
    nth: z.int().min(1).max(5).optional(),
    until: day.nullish(),
  }),
])

const repeated = { firstDay: day, startTime: time, endTime: time, recurrence: recurrence.nullish() }

const plage = z.strictObject({
  ...repeated,
  id: name.optional(),
  agent: name,
  lieu: name.nullish(),
  motifs: z.array(name).optional(),
  organisation: name.optional(),
})

const absence = z.strictObject({ ...repeated, id: name.optional(), agent: name, endDay: day.optional() })

const rdv = z.strictObject({
  id: name.optional(),
  agents: z.array(name),
  startsAt: instant,
  endsAt: instant,
  status: z.enum(['unknown', 'seen', 'noshow', 'excused', 'revoked']).default('unknown'),
  motif: name.optional(),
  lieu: name.nullish(),
  organisation: name.optional(),
  collectif: z.boolean().default(false),
  maxParticipants: z.int().min(0).nullish(),
  participants: z.int().min(0).default(0),
  cancelledParticipants: z.int().min(0).default(0),
})

const motif = z.strictObject({
  id: name,
  durationMinutes: z.int().min(1).default(30),
  minDelayS: z.number().min(0).default(1800),
  maxDelayS: z.number().min(0).default(7_889_238),
  requiresLieu: z.boolean().optional(),
  collectif: z.boolean().default(false),
})

const asked = {
  mode: z.enum(['user', 'agent']),
  lieu: name.nullish(),
  agents: z.array(name).default([]),
}

const query = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slots'), ...asked, from: day, to: day }),
  z.strictObject({ kind: z.literal('nextAvailability'), ...asked, from: day.optional(), to: day.optional() }),
  z.strictObject({
    kind: z.literal('exact'),
    ...asked,
    from: day.optional(),
    to: day.optional(),
    startsAt: instant,
    durationMinutes: z.int().min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('collectifs'), ...asked, from: day.optional(), to: day.optional() }),
])

const slot = z.strictObject({ startsAt: instant, agent: name, lieu: name.nullable().default(null) })
const seat = z.strictObject({ startsAt: instant, rdv: name.optional(), id: name.optional(), lieu: name.nullish() })

const expectation = z
  .strictObject({
    slots: z.array(slot).optional(),
    firstSlot: slot.nullable().optional(),
    publicStartTimes: z.array(instant).optional(),
    nextAvailability: z.union([slot, seat]).nullable().optional(),
    bookable: z.boolean().optional(),
    agentAnyOf: z.array(name).optional(),
    collectifs: z.array(name).optional(),
  })
  .refine((words) => Object.keys(words).length > 0, 'expects nothing')

/** A word that is not known here makes the case fail, so that none is skipped. */
export const creneauxCase = z.strictObject({
  id: name,
  why: z.string().optional(),
  tags: z.array(z.string()).optional(),
  timezone: timeZone,
  now: instant,
  motif,
  plages: z.array(plage).default([]),
  absences: z.array(absence).default([]),
  rdvs: z.array(rdv).default([]),
  query,
  expect: expectation,
})

export type CreneauxCase = z.infer<typeof creneauxCase>
export type Repetition = z.infer<typeof recurrence>

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format() !== ''
  } catch {
    return false
  }
}
