import type { Actor, ActorName } from './actors.ts'
import type { Target } from './addresses.ts'

/** What an actor finds at an address: his way in, or the status of the refusal (303: another page of his, or the sign-in). */
export type Reach = (actor: Actor, target: Target) => 'in' | 303 | 403 | 404

export type Shown = 200 | 303 | 404

/** Whose thing it is, and what a page then answers. */
export type Line = { rule: Reach; shown: (actor: Actor) => Shown }

/** What each actor finds at the addresses of a section, by their pattern. */
export type Lines = Record<string, Line>

const always: Reach = () => 'in'

/** The rdv, the proche: of his family, reached by this session. A code reaches only the rdvs taken in it. */
export const ofFamily: Reach = ({ usager }, { thing }) =>
  usager?.session !== 'code' && usager?.of === thing ? 'in' : 404
export const whoComes: Reach = (actor, target) => {
  const reached = ofFamily(actor, target)
  return reached === 'in' && actor.usager?.session === 'link' ? 303 : reached
}

/** The sessions of his own account. */
export const ownConnexion: Reach = ({ usager, name }, { thing }) => {
  const agents = { own: 'basic agent', neighbour: 'neighbour agent', elsewhere: 'elsewhere agent' }
  return usager?.of === thing || agents[thing] === name ? 'in' : 404
}

/** What an agent keeps for himself (a group of colleagues, an export) is its owner's, wherever he looks at it. */
export const ownOfAgent: Reach = ({ name }, { thing }) => {
  const owners: Record<typeof thing, readonly ActorName[]> = {
    own: ['basic agent', 'super admin as agent'],
    neighbour: ['neighbour agent'],
    elsewhere: ['elsewhere agent'],
  }
  return owners[thing].includes(name) ? 'in' : 404
}

/** Only a thing of the organisation in the address; then as the service (PMI) or the level opens it. */
const opened = (closed: Partial<Record<ActorName, 403 | 404>>): Reach => {
  return ({ name }, { organisation, thing }) => (organisation === thing ? (closed[name] ?? 'in') : 404)
}
/** A colleague of another service, even with the territoire to administer, has no rdv there, and no agenda of others. */
export const rdvOfAgents = opened({ 'territorial admin': 404 })
/** Whoever belongs to the organisation opens the files known there. */
export const usagerOfAgents = opened({})
/** Deleted by those who administer the organisation alone. */
export const rdvOfAdmins = opened({
  'territorial admin': 404,
  'basic agent': 403,
  secretary: 403,
  'neighbour agent': 403,
  'elsewhere agent': 403,
  'super admin as agent': 403,
})
export const agendaOfAgents = opened({ 'territorial admin': 403 })

export const shows = (rule: Reach = always): Line => ({ rule, shown: () => 200 })
export const leads = (rule: Reach = always): Line => ({ rule, shown: () => 303 })
/** Not configured here, or nothing is named. */
export const absent = (): Line => ({ rule: always, shown: () => 404 })
/** Nothing to do there for the others, who are led on. */
export const showsTo = (isHis: (actor: Actor) => boolean): Line => ({
  rule: always,
  shown: (actor) => (isHis(actor) ? 200 : 303),
})
export const signInPage = showsTo(({ usager, memberOf }) => usager?.session !== 'account' && !memberOf)
