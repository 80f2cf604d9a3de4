import type { LocationType } from '#infra/prisma/client.ts'
import { formatRrule, type Rrule } from '#lib/rrule.ts'

export type Plan = {
  title: string
  startTime: string
  endTime: string
  rule: Rrule
  /** Where: the agent's first lieu, his second one, or none. */
  lieu: 'first' | 'second' | 'none'
  locations: LocationType[]
}

const [MO, TU, WE, TH, FR] = [0, 1, 2, 3, 4]
const weekly = (...weekdays: number[]): Rrule => ({ freq: 'weekly', interval: 1, weekdays })
const onSite = { locations: ['public_office'] as LocationType[] }
const away = { lieu: 'none' as const }

/** Two weeks that complete each other, so that a lieu has somebody every day; no two plages of one agent meet. */
export const plans: Plan[][] = [
  [
    {
      title: 'Permanence du matin',
      startTime: '09:00',
      endTime: '12:00',
      rule: weekly(MO, TU, TH),
      lieu: 'first',
      ...onSite,
    },
    {
      title: 'Permanence de l’après-midi',
      startTime: '13:30',
      endTime: '17:00',
      rule: weekly(TU, FR),
      lieu: 'second',
      ...onSite,
    },
    {
      title: 'Rendez-vous à distance',
      startTime: '09:00',
      endTime: '12:00',
      rule: weekly(WE),
      ...away,
      locations: ['phone', 'visio'],
    },
    {
      title: 'Une semaine sur deux',
      startTime: '14:00',
      endTime: '16:30',
      rule: { freq: 'weekly', interval: 2, weekdays: [WE] },
      lieu: 'first',
      ...onSite,
    },
    {
      title: 'Visites du mois',
      startTime: '14:00',
      endTime: '17:00',
      rule: { freq: 'monthly', interval: 1, weekday: TH, nth: 2 },
      ...away,
      locations: ['home'],
    },
  ],
  [
    {
      title: 'Permanence du matin',
      startTime: '08:30',
      endTime: '12:00',
      rule: weekly(MO, WE, FR),
      lieu: 'first',
      ...onSite,
    },
    {
      title: 'Permanence de l’après-midi',
      startTime: '14:00',
      endTime: '17:30',
      rule: weekly(MO, TH),
      lieu: 'second',
      ...onSite,
    },
    {
      title: 'Rendez-vous à distance',
      startTime: '09:00',
      endTime: '11:00',
      rule: weekly(TU),
      ...away,
      locations: ['phone', 'visio'],
    },
    {
      title: 'Visites',
      startTime: '14:00',
      endTime: '17:00',
      rule: { freq: 'weekly', interval: 2, weekdays: [TU] },
      ...away,
      locations: ['home'],
    },
    {
      title: 'Permanence mensuelle',
      startTime: '14:00',
      endTime: '16:30',
      rule: { freq: 'monthly', interval: 1, weekday: FR, nth: 3 },
      lieu: 'first',
      ...onSite,
    },
  ],
]

export const rruleOf = ({ rule }: Plan) => formatRrule(rule)
