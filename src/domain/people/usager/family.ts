import type { UsagerActor } from '#domain/actor/usager-actor.ts'

type Person = { id: number; responsibleId: number | null }

/** Oneself or one of one's proches, as the database knows them. */
const isInFamilyOf =
  (usagerId: number) =>
  ({ id, responsibleId }: Person): boolean =>
    id === usagerId || responsibleId === usagerId

/** For whom this session acts: a code or an invitation, for the person alone. */
export const isReachedBy = ({ id, session }: Pick<UsagerActor, 'id' | 'session'>) =>
  session.kind === 'code' || session.kind === 'invitation' ? (person: Person) => person.id === id : isInFamilyOf(id)
