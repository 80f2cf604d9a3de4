import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import type { Form } from '#lib/form.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { ageNotice } from './age-words.ts'
import type { Needs } from './booking-needs.ts'
import { personWords } from './person-words.ts'
import { antsField, NAMED, SELF, tickedIn, type WhomAsked } from './whom-form.ts'

type Option = { value: string; text: string; hint?: string | null; attributes: { 'data-called': string } }

/** « Pour qui est ce rendez-vous ? », as pages draw it: views/usagers/pour-qui.njk. */
export type WhomShown = {
  /** Null: one person alone is possible. */
  options: Option[] | null
  chosen: string[]
  several: boolean
  self: WhomAsked['self']
  named: WhomAsked['named'] | null
  numbers: { field: string; value: string; name: string }[]
}

export const whomShown = (asked: WhomAsked, options: Option[], { values }: Form): WhomShown => ({
  options: options.length > 1 ? options : null,
  chosen: tickedIn(values),
  several: asked.several,
  self: asked.self,
  named: asked.choices.includes(NAMED) ? asked.named : null,
  numbers: asked.numbers.map(({ id, firstName }) => ({ field: antsField(id), value: String(id), name: firstName })),
})

/** Of somebody who is not known yet. */
export const strangerOptions = (): Option[] => [
  option(SELF, say('Pour moi')),
  option(NAMED, say('Pour mon enfant ou un proche'), say('Vous donnez son nom ci-dessous.')),
]

type Known = {
  persons: readonly Person[]
  selfId: number
  needs: Needs
  today: Temporal.PlainDate
  day: Temporal.PlainDate
  /** Why no more is booked for who that answer names. */
  refusal: (choice: string) => string | null
}

/** Of somebody known: himself, then his proches, each with his age and what the motif says of it. */
export const familyOptions = ({ persons, selfId, ...asked }: Known, choices: WhomAsked['choices']): Option[] => [
  ...persons.map((person) =>
    person.id === selfId
      ? option(SELF, say('Moi, {name}', { name: fullName(person) }), noticeOf(SELF, person, asked))
      : option(String(person.id), fullName(person), hintOf(person, asked)),
  ),
  ...(choices.includes(NAMED) ? [option(NAMED, say('Une autre personne'), asked.refusal(NAMED))] : []),
]

type Judging = Omit<Known, 'persons' | 'selfId'>

const noticeOf = (choice: string, { birthDate }: Person, { needs: { ages }, day, refusal }: Judging) =>
  refusal(choice) ?? ageNotice({ ages, birthDate, day })

/** « 7 ans. Ce rendez-vous est pour les moins de 6 ans. » */
function hintOf(person: Person, judging: Judging) {
  const { age } = personWords(person, judging.today)
  const notice = noticeOf(String(person.id), person, judging)
  return notice && age ? say('{age}. {notice}', { age, notice }) : (notice ?? age)
}

const option = (value: string, text: string, hint: string | null = null): Option => ({
  value,
  text,
  hint,
  attributes: { 'data-called': value },
})
