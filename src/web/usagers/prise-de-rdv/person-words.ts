import { plainDate } from '#lib/day.ts'
import { fullName, type Names } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { age, date } from '#lib/spoken-words.ts'

/** « Inès BENALI », « Date de naissance : 3 juin 2026 (8 mois) » */
export function personWords({ birthDate, ...names }: Names & { birthDate: Date | null }, today: Temporal.PlainDate) {
  const day = birthDate && plainDate(birthDate)
  return {
    name: fullName(names),
    age: day && age(day, today),
    birth: day && say('Date de naissance : {date} ({age})', { date: date(day), age: age(day, today) }),
  }
}

type Asked = { today: Temporal.PlainDate; selfId: number }

/** To be ticked, among those of the family. */
export function personOption(person: Names & { id: number; birthDate: Date | null }, { today, selfId }: Asked) {
  const { name, birth } = personWords(person, today)
  return { value: String(person.id), text: person.id === selfId ? say('Vous, {name}', { name }) : name, hint: birth }
}
