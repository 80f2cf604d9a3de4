import { type Ages, isOfAge } from '#domain/territory/motif/motif-ages.ts'
import { plainDate } from '#lib/day.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'

type Judged = { ages: Ages | null; birthDate: Date | null; day: Temporal.PlainDate }

/** « Ce rendez-vous est pour les moins de 6 ans. »; null for who is of that age, or of no known one. It is said, never refused. */
export const ageNotice = ({ ages, birthDate, day }: Judged) =>
  ages && birthDate && !isOfAge(ages, plainDate(birthDate), day) ? agesInWords(ages) : null

function agesInWords({ from, before }: Ages) {
  if (from === null) return say('Ce rendez-vous est pour les moins de {age}.', { age: count(before ?? 0) })
  if (before === null) return say('Ce rendez-vous est pour les personnes à partir de {age}.', { age: count(from) })
  const last = before % YEAR === 0 ? before - YEAR : before - 1
  return say('Ce rendez-vous est pour les personnes de {first} à {last}.', { first: count(from), last: count(last) })
}

const YEAR = 12

const count = (months: number) => (months % YEAR === 0 ? plural(months / YEAR, 'an') : say('{months} mois', { months }))
