import { hasFullSession, type UsagerActor } from '#domain/actor/usager-actor.ts'

/** To the list of his proches. */
export const add = (actor: UsagerActor): 'compte-necessaire' | null =>
  hasFullSession(actor) ? null : 'compte-necessaire'

/** For a rdv that he takes: an invitation is for one person. */
export const name = ({ session }: Pick<UsagerActor, 'session'>): 'invitation-personnelle' | null =>
  session.kind === 'invitation' ? 'invitation-personnelle' : null
