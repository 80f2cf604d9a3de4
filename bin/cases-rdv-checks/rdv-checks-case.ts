import { z } from 'zod'

const wallClock = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
const day = z.iso.date()
const hours = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)
const status = z.enum(['unknown', 'seen', 'noshow', 'excused', 'revoked'])
const agents = z.array(z.enum(['A', 'B', 'C']))
const names = z.array(z.string())

const rdv = {
  agents: agents.optional(),
  usagers: names.optional(),
  motif: z.enum(['M', 'M2', 'P', 'V', 'H', 'G', 'S', 'N']).optional(),
  lieu: z.enum(['L1', 'L2', 'LX', 'L3']).nullable().optional(),
  start: wallClock.optional(),
  minutes: z.int().optional(),
  title: z.string().nullable().optional(),
  places: z.int().nullable().optional(),
  pause: z.int().optional(),
  status: status.optional(),
}

const repeated = {
  agent: z.enum(['A', 'B', 'C']).default('A'),
  day,
  hours,
  rrule: z.string().nullable().default(null),
  until: day.nullable().default(null),
  cancelled: z.array(day).default([]),
}

const plage = {
  ...repeated,
  organisation: z.enum(['O1', 'O2']).default('O1'),
  lieu: z.string().nullable().optional(),
  motifs: names.optional(),
  second: hours.nullable().default(null),
  title: z.string().default('Permanence'),
}

const absence = { ...repeated, endDay: day.optional(), title: z.string().nullable().default('Congés') }

const question = {
  id: z.string(),
  why: z.string().optional(),
  zone: z.string().default('Europe/Paris'),
  now: wallClock.default('2026-03-02 09:00'),
}

const world = {
  actorRoles: z.array(z.enum(['O1', 'O2'])).default(['O1']),
  rdvs: z.array(z.strictObject({ id: z.string(), ...rdv })).default([]),
  plages: z.array(z.strictObject({ id: z.string(), ...plage })).default([]),
  absences: z.array(z.strictObject({ id: z.string().optional(), ...absence })).default([]),
  usagers: z
    .record(
      z.string(),
      z.strictObject({
        phone: z.string().nullable().optional(),
        email: z.string().nullable().optional(),
        responsable: z.string().optional(),
      }),
    )
    .default({}),
  confirmed: names.default([]),
}

const judged = { errors: names, warnings: names, saved: z.boolean() }

const subject = {
  subject: z.enum(['rdv', 'rdv-collectif', 'participation']),
  status,
  start: wallClock,
  actor: z.enum(['agent', 'usager']).default('agent'),
  cancellable: z.boolean().default(true),
  cancelNotice: z.number().default(4),
  rdvStatus: status.default('unknown'),
  places: z.int().nullable().default(null),
  taken: z.int().optional(),
}

export const rdvChecksCase = z.discriminatedUnion('kind', [
  z.strictObject({
    ...question,
    ...world,
    kind: z.literal('rdv'),
    deed: z.enum(['create', 'edit', 'status']).default('create'),
    rdv: z.strictObject(rdv),
    before: z.strictObject({ ...rdv, exclusive: z.record(z.string(), z.boolean()).optional() }).default({}),
    expect: z.strictObject({
      ...judged,
      exclusive: z.record(z.string(), z.boolean()).optional(),
      overbooked: z.boolean().optional(),
    }),
  }),
  z.strictObject({
    ...question,
    ...world,
    kind: z.literal('plage'),
    plage: z.strictObject(plage),
    expect: z.strictObject(judged),
  }),
  z.strictObject({
    ...question,
    ...world,
    kind: z.literal('absence'),
    absence: z.strictObject(absence),
    expect: z.strictObject(judged),
  }),
  z.strictObject({
    ...question,
    ...subject,
    kind: z.literal('menu'),
    expect: z.strictObject({ offered: z.array(status) }),
  }),
  z.strictObject({
    ...question,
    ...subject,
    kind: z.literal('transition'),
    to: z.string(),
    by: z.enum(['agent', 'api']).default('agent'),
    expect: z.strictObject({ allowed: z.boolean() }),
  }),
  z.strictObject({
    ...question,
    kind: z.literal('cascade'),
    collectif: z.boolean().default(false),
    status: status.default('unknown'),
    start: wallClock,
    participations: z.record(z.string(), status),
    change: z.record(z.string(), status),
    expect: z.strictObject({ status, participations: z.record(z.string(), status), cancelledAt: z.boolean() }),
  }),
])

export type RdvChecksCase = z.output<typeof rdvChecksCase>
export type CaseOf<Kind extends RdvChecksCase['kind']> = Extract<RdvChecksCase, { kind: Kind }>
export type RdvOfCase = CaseOf<'rdv'>['rdv']
export type PlageOfCase = CaseOf<'plage'>['plage']
export type AbsenceOfCase = CaseOf<'absence'>['absence']

export const instantOf = (written: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(written.replace(' ', 'T')).toZonedDateTime(timeZone).toInstant()

/** « 09:00-12:00 » */
export function hoursOf(written: string): [string, string] {
  const [start = '', end = ''] = written.split('-')
  return [start, end]
}
