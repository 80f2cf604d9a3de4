import type { UsagerActor } from '#domain/actor/usager-actor.ts'

type Person = { id: number; responsibleId: number | null }

/** Oneself or one of one's proches, as the database knows them. */
const isInFamilyOf =
  (usagerId: number) =>
  ({ id, responsibleId }: Person): boolean =>
    id === usagerId || responsibleId === usagerId

/** For whom this session acts; its family as the database knows it now, not as the request did. */
export const isReachedBy = ({ id, session }: Pick<UsagerActor, 'id' | 'session'>) =>
  session.kind === 'code'
    ? (person: Person) => person.id === id || session.procheIds.includes(person.id)
    : isInFamilyOf(id)
