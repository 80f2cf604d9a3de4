import type { Prisma } from '#infra/prisma/client.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import { dateOf, mondayIn, nthWeekdayIn } from './demo-days.ts'
import { openLieuxOf } from './lieux.ts'
import { type DemoMotif, motifsOf } from './motifs.ts'
import { type Numbered, numbered } from './numbered.ts'
import { organisations } from './organisations.ts'
import { type Plan, plans, rruleOf } from './plage-plans.ts'
import { at } from './random.ts'
import { type Post, posts } from './rosters.ts'
import { services } from './services.ts'

export type DemoPlage = Numbered<Prisma.PlageCreateManyInput> & { first: DayNumber; motifs: DemoMotif[] }

type Draft = Omit<DemoPlage, 'id'>
type Place = { agentId: number; post: Post; nth: number; today: DayNumber }

/** The weeks of every agent who receives, then what is special. */
export function plagesAt(today: DayNumber): DemoPlage[] {
  const receiving = posts.flatMap((post, index) => {
    const nth = posts.slice(0, index).filter(({ organisation }) => organisation === post.organisation).length
    return post.service === 'secretariat' ? [] : [{ post, agentId: index + 1, nth, today }]
  })
  return numbered(
    receiving.flatMap((place) => [...weeksOf(place), ...elsewhereOf(place), ...oneOffs(place), ...endedOf(place)]),
  )
}

const weeksOf = (place: Place): Draft[] => at(plans, place.nth).flatMap((plan, index) => plageOf(place, plan, index))

function plageOf(place: Place, plan: Plan, index: number): Draft[] {
  const motifs = motifsFor(place.post, plan)
  if (motifs.length === 0) return []
  const first = firstDayOf(plan, place.today)
  const until = place.nth % 5 === 4 && index === 0 ? dateOf(mondayIn(place.today, 30)) : null
  return [
    {
      ...draft(place, plan, motifs, first),
      lastDay: until,
      rrule: rruleOf(plan),
      exceptions: exceptionsOf(place, plan, index),
    },
  ]
}

function draft(
  { agentId, post, nth }: Place,
  plan: Pick<Plan, 'title' | 'startTime' | 'endTime' | 'lieu'>,
  motifs: DemoMotif[],
  first: DayNumber,
) {
  const { title, startTime, endTime, lieu } = plan
  const organisationId = organisations[post.organisation].id
  const place = lieu === 'none' ? null : at(openLieuxOf(organisationId), lieu === 'first' ? nth : nth + 1)
  return {
    agentId,
    organisationId,
    lieuId: place?.id ?? null,
    title,
    startTime,
    endTime,
    first,
    firstDay: dateOf(first),
    motifs,
  }
}

function motifsFor(post: Post, { locations }: Pick<Plan, 'locations'>): DemoMotif[] {
  const offered = motifsOf(organisations[post.organisation].id, services[post.service].id)
  return offered.filter((motif) => !motif.collectif && locations.includes(motif.locationType))
}

const firstDayOf = ({ rule }: Plan, today: DayNumber) =>
  rule.freq === 'weekly'
    ? mondayIn(today, -26) + (rule.weekdays[0] ?? 0)
    : nthWeekdayIn(today, -6, rule.nth, rule.weekday)

/** Of the first agent: one morning cancelled and one moved, next month. */
function exceptionsOf({ agentId, today }: Place, { rule }: Plan, index: number): Prisma.InputJsonArray {
  if (agentId !== 1 || index !== 0 || rule.freq !== 'weekly') return []
  const [cancelled, moved] = [mondayIn(today, 4), mondayIn(today, 5)]
  const movedTo = { day: isoDay(moved + 5), startTime: '09:30', endTime: '12:30' }
  return [{ day: isoDay(cancelled) }, { day: isoDay(moved), movedTo }]
}

/** The day that the agent spends in his second organisation. */
function elsewhereOf(place: Place): Draft[] {
  const { also } = place.post
  if (!also) return []
  const post = { ...place.post, organisation: also }
  const rule = { freq: 'weekly', interval: 1, weekdays: [place.nth % 2 === 0 ? 4 : 3] } as const
  const plan: Plan = {
    title: 'Permanence',
    startTime: '09:00',
    endTime: '12:00',
    rule,
    lieu: 'first',
    locations: ['public_office'],
  }
  return plageOf({ ...place, post }, plan, 1)
}

function oneOffs(place: Place): Draft[] {
  if (place.nth % 3 !== 0) return []
  const saturday = { title: 'Samedi exceptionnel', startTime: '09:00', endTime: '12:00', lieu: 'first' as const }
  const motifs = motifsFor(place.post, { locations: ['public_office'] })
  return [1, -6].map((weeks) => {
    const first = mondayIn(place.today, weeks) + 5
    return { ...draft(place, saturday, motifs, first), lastDay: dateOf(first), openOnHolidays: true }
  })
}

function endedOf(place: Place): Draft[] {
  if (place.nth % 4 !== 1) return []
  const evening = { title: 'Soirées de l’an dernier', startTime: '17:30', endTime: '19:00', lieu: 'first' as const }
  const motifs = motifsFor(place.post, { locations: ['public_office'] })
  const [first, last] = [mondayIn(place.today, -40), mondayIn(place.today, -14)]
  return [{ ...draft(place, evening, motifs, first), lastDay: dateOf(last), rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO' }]
}
