import type { Person } from '#domain/people/usager/person.ts'
import { type PersonShown, personShown } from './person-words.ts'

export type FoundGroup = { title: string; persons: PersonShown[] }

/** Who may be chosen: a responsable is somebody whose file is open, and nobody's proche. */
export type Among = 'tous' | 'responsables'

export const isAmong: Record<Among, (person: Person) => boolean> = {
  tous: () => true,
  responsables: ({ isMasked, responsible }) => !isMasked && responsible === null,
}

/** Those of the organisation, then the others of the territoire. A group without anybody is not there. */
export function groupsOf(people: readonly Person[], today: Temporal.PlainDate): FoundGroup[] {
  const shown = people.map((person) => personShown(person, today))
  return [
    { title: 'Usagers de l’organisation', persons: shown.filter(({ isMasked }) => !isMasked) },
    { title: 'Dans les autres organisations du territoire', persons: shown.filter(({ isMasked }) => isMasked) },
  ].filter(({ persons }) => persons.length > 0)
}
