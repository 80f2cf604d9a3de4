import { date } from '#lib/french-dates.ts'
import { age } from '#lib/french-words.ts'
import { fullName, type Names } from '#lib/names.ts'

/** « Inès BENALI », « Date de naissance : 3 juin 2026 (8 mois) » */
export function personWords({ birthDate, ...names }: Names & { birthDate: Date | null }, today: Temporal.PlainDate) {
  const day = birthDate && Temporal.PlainDate.from(birthDate.toISOString().slice(0, 10))
  return {
    name: fullName(names),
    age: day && age(day, today),
    birth: day && `Date de naissance : ${date(day)} (${age(day, today)})`,
  }
}
