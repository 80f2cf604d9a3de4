import type { Prisma } from '#infra/prisma/client.ts'
import type { DayNumber } from '#lib/day.ts'
import { dateOf, mondayIn, nthWeekdayIn } from './demo-days.ts'
import { type Numbered, numbered } from './numbered.ts'
import { organisations, territoireOf } from './organisations.ts'
import { between, type Random, randomOf } from './random.ts'
import { posts } from './rosters.ts'

export type DemoAbsence = Numbered<Prisma.AbsenceCreateManyInput> & { timeZone: string }

type Draft = Omit<DemoAbsence, 'id' | 'agentId' | 'timeZone'>

/** Holidays past and to come for everybody, a half day soon, meetings that come back. */
export function absencesAt(today: DayNumber): DemoAbsence[] {
  const random = randomOf('absences')
  const drafts = posts.flatMap((post, index) => {
    const { timeZone } = territoireOf(organisations[post.organisation].id)
    return absencesOf(index, today, random).map((draft) => ({ ...draft, agentId: index + 1, timeZone }))
  })
  return numbered(drafts)
}

function absencesOf(index: number, today: DayNumber, random: Random): Draft[] {
  const past = mondayIn(today, -between(random, 3, 14))
  const coming = mondayIn(today, between(random, 3, 10))
  const halfDay = today + between(random, 2, 25)
  return [
    spell('Congés', past, past + 4),
    spell('Congés', coming, coming + between(random, 2, 11)),
    { title: 'Rendez-vous médical', ...during('14:00', '18:00'), ...once(halfDay) },
    ...(index % 2 === 0 ? [teamMeeting(today)] : []),
    ...(index % 7 === 0 ? [monthlyTraining(today)] : []),
  ]
}

const during = (startTime: string, endTime: string) => ({ startTime, endTime })
const once = (day: DayNumber) => ({ firstDay: dateOf(day), endDay: dateOf(day), lastDay: dateOf(day) })

const spell = (title: string, first: DayNumber, last: DayNumber): Draft => ({
  title,
  ...during('08:00', '19:00'),
  firstDay: dateOf(first),
  endDay: dateOf(last),
  lastDay: dateOf(last),
})

const teamMeeting = (today: DayNumber): Draft => ({
  title: 'Réunion d’équipe',
  ...during('11:00', '12:30'),
  ...once(mondayIn(today, -20) + 3),
  lastDay: null,
  rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TH',
})

const monthlyTraining = (today: DayNumber): Draft => ({
  title: 'Formation',
  ...during('13:30', '17:30'),
  ...once(nthWeekdayIn(today, -3, 1, 1)),
  lastDay: dateOf(mondayIn(today, 40)),
  rrule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU',
})
