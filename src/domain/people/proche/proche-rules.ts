import { hasFullSession, type UsagerActor } from '#domain/actor/usager-actor.ts'

/** With an account, or for the rdv that the link of a message opens. */
export const add = (actor: UsagerActor): 'compte-necessaire' | null =>
  hasFullSession(actor) || actor.session.kind === 'link' ? null : 'compte-necessaire'

/** For a rdv that he takes: an invitation is for one person. */
export const name = ({ session }: Pick<UsagerActor, 'session'>): 'invitation-personnelle' | null =>
  session.kind === 'invitation' ? 'invitation-personnelle' : null
