import type { Route } from '#web/shared/routes.ts'
import type { Actor, ActorName } from './actors.ts'
import type { Target } from './addresses.ts'

/** What an actor finds at an address: his way in, or the status of the refusal (303: another page of his, or the sign-in). */
export type Reach = (actor: Actor, target: Target) => 'in' | 303 | 403 | 404

type Shown = 200 | 303 | 404

/** Whose thing it is, and what a page then answers. */
type Line = { rule: Reach; shown: (actor: Actor) => Shown }

/** What the access of a route says, before anything is looked up. */
const accesses: Record<string, Reach> = {
  anyone: () => 'in',
  'anyone, known by a link': () => 'in',
  'signed-in usager': ({ usager }) => (usager?.session === 'account' ? 'in' : 303),
  'identified usager': ({ usager }) => (usager ? 'in' : 303),
  'reader of a rdv': ({ usager }) => (usager ? 'in' : 303),
  'signed-in agent': ({ memberOf }) => (memberOf ? 'in' : 303),
  'agent himself': ({ memberOf, isSuperAdmin }) => (memberOf ? (isSuperAdmin ? 403 : 'in') : 303),
  'half signed-in agent': ({ name }) => (name === 'half signed-in agent' ? 'in' : 303),
  'agent himself, or half signed-in': ({ name, memberOf, isSuperAdmin }) =>
    memberOf && isSuperAdmin ? 403 : memberOf || name === 'half signed-in agent' ? 'in' : 303,
  'member of the organisation': ({ memberOf }, { organisation }) =>
    memberOf ? (memberOf === organisation ? 'in' : 404) : 303,
  'admin of the territoire': ({ name, memberOf }, { thing }) =>
    name === 'territorial admin' && thing !== 'elsewhere' ? 'in' : memberOf ? 404 : 303,
  'signed-in super admin': ({ isSuperAdmin }) => (isSuperAdmin ? 'in' : 303),
  'half signed-in super admin': () => 303,
}

const always: Reach = () => 'in'

/** The rdv, the proche: of his family, reached by this session. A code reaches only the rdvs taken in it. */
const ofFamily: Reach = ({ usager }, { thing }) => (usager?.session !== 'code' && usager?.of === thing ? 'in' : 404)
const whoComes: Reach = (actor, target) => {
  const reached = ofFamily(actor, target)
  return reached === 'in' && actor.usager?.session === 'link' ? 303 : reached
}

/** The sessions of his own account. */
const ownConnexion: Reach = ({ usager, name }, { thing }) => {
  const agents = { own: 'basic agent', neighbour: 'neighbour agent', elsewhere: 'elsewhere agent' }
  return usager?.of === thing || agents[thing] === name ? 'in' : 404
}

/** Only a thing of the organisation in the address; then as the service (PMI) or the level opens it. */
const opened = (closed: Partial<Record<ActorName, 403 | 404>>): Reach => {
  return ({ name }, { organisation, thing }) => (organisation === thing ? (closed[name] ?? 'in') : 404)
}
/** A colleague of another service, even with the territoire to administer, has no rdv there, and no agenda of others. */
const rdvOfAgents = opened({ 'territorial admin': 404 })
const agendaOfAgents = opened({ 'territorial admin': 403 })

const shows = (rule: Reach = always): Line => ({ rule, shown: () => 200 })
const leads = (rule: Reach = always): Line => ({ rule, shown: () => 303 })
/** Not configured here, or nothing is named. */
const absent = (): Line => ({ rule: always, shown: () => 404 })
/** Nothing to do there for the others, who are led on. */
const showsTo = (isHis: (actor: Actor) => boolean): Line => ({
  rule: always,
  shown: (actor) => (isHis(actor) ? 200 : 303),
})
const signInPage = showsTo(({ usager, memberOf }) => usager?.session !== 'account' && !memberOf)

const AN_ORGANISATION = '/admin/organisations/:organisationId'
const A_RDV = '/users/rdvs/:rdvId'

const lines: Record<string, Line> = {
  '/connexion_super_admins': showsTo(({ isSuperAdmin }) => !isSuperAdmin),
  '/omniauth/github': leads(),
  '/omniauth/github/callback': leads(),
  '/super_admins/sign_out': leads(),
  '/super_admins': shows(),
  '/super_admins/agents': shows(),
  '/super_admins/agents/:agentId/sign_in_as': shows(),
  '/super_admins/sign_in_as/fin': leads(),
  '/super_admins/connexion/code': leads(),
  '/super_admins/double-authentification': shows(),
  '/super_admins/double-authentification/activation': leads(),
  '/super_admins/double-authentification/suppression': leads(),

  '/agents/sign_in': signInPage,
  '/agents/sign_out': leads(),
  '/agent_connect/auth': absent(),
  '/agent_connect/callback': absent(),
  '/inclusion_connect/auth': absent(),
  '/inclusion_connect/callback': absent(),
  '/pro_sante_connect/auth': absent(),
  '/pro_sante_connect/callback': absent(),
  '/omniauth/microsoft_graph': absent(),
  '/omniauth/microsoft_graph/callback': absent(),
  '/agents/sign_in/code': shows(),
  '/agents/double-authentification': showsTo(({ memberOf }) => memberOf !== undefined),
  '/agents/double-authentification/activation': leads(),
  '/agents/double-authentification/suppression': leads(),
  '/agent_connect/deconnexion': absent(),
  '/inclusion_connect/deconnexion': absent(),
  '/pro_sante_connect/deconnexion': absent(),
  '/agents/password/new': shows(),
  '/agents/password': leads(),
  '/agents/password/edit': leads(),
  '/agents/invitation/accept': leads(),
  '/agents/mot-de-passe': shows(),
  '/agents/invitation': leads(),
  '/agents/confirmation': leads(),
  '/agents/edit': shows(),
  '/agents/connexions': shows(),
  '/agents/connexions/fermeture': leads(),
  '/agents/connexions/:connexionId/fermeture': leads(ownConnexion),
  '/agents/suppression': shows(),
  '/admin/organisations': leads(),
  '/admin/territories/:territoireId/consultations': shows(),
  [`${AN_ORGANISATION}/agent_agendas`]: leads(),
  [`${AN_ORGANISATION}/agent_agendas/:agentId`]: shows(agendaOfAgents),
  // What he sets is his own: the agent named is only where he comes back to.
  [`${AN_ORGANISATION}/agent_agendas/:agentId/affichage`]: leads(),
  [`${AN_ORGANISATION}/rdvs/:rdvId`]: shows(rdvOfAgents),
  [`${AN_ORGANISATION}/rdvs/:rdvId/annulation`]: shows(rdvOfAgents),
  [`${AN_ORGANISATION}/rdvs/:rdvId/statut`]: leads(rdvOfAgents),
  [`${AN_ORGANISATION}/rdvs/:rdvId/participations/:participationId`]: leads(rdvOfAgents),

  '/': shows(),
  '/aide': shows(),
  '/accessibilite': shows(),
  '/mentions-legales': shows(),
  '/politique-de-confidentialite': shows(),
  '/affichage': shows(),
  '/prendre_rdv': shows(),
  '/adresses': shows(),
  '/prdv': leads(),
  '/org/ext/:departement/:externalId': leads(),
  '/org/ext/:departement/:externalId/:slug': leads(),
  '/org/:organisationId': leads(),
  '/org/:organisationId/:slug': leads(),
  '/creneaux': absent(),
  '/prendre_rdv/reservation': leads(),
  '/prendre_rdv/reservation/prolongation': leads(),
  '/users/rdv_wizard_step/new': leads(),
  '/users/rdv_wizard_step': leads(),
  '/users/rdvs': shows(),
  [A_RDV]: shows(ofFamily),
  [`${A_RDV}/agenda.ics`]: shows(ofFamily),
  [`${A_RDV}/annulation`]: shows(ofFamily),
  [`${A_RDV}/creneaux`]: shows(ofFamily),
  [`${A_RDV}/edit`]: leads(ofFamily),
  [`${A_RDV}/deplacement`]: leads(ofFamily),
  [`${A_RDV}/participations`]: shows(whoComes),
  '/users/trois-lettres': showsTo(({ usager }) => usager?.session === 'link'),
  '/users/nouveau-lien': shows(),
  '/r': leads(),
  '/r/:rdvId': leads(),
  '/r/:rdvId/cr': leads(),
  '/r/:rdvId/:token': absent(),
  '/users/sign_in': signInPage,
  '/users/sign_out': leads(),
  '/omniauth/franceconnect': absent(),
  '/omniauth/franceconnect/callback': absent(),
  '/users/sign_up': shows(),
  '/users/sign_up/courriel': shows(),
  '/users/confirmation': leads(),
  '/users/password/new': shows(),
  '/users/password': leads(),
  '/users/password/edit': leads(),
  '/users/invitation/accept': leads(),
  '/users/invitation': leads(),
  '/invitation': shows(),
  '/identification': showsTo(({ usager }) => !usager),
  '/identification/sans-compte': shows(),
  '/identification/code': leads(),
  '/identification/code/nouveau': leads(),
  '/users/informations': shows(),
  '/users/courriel': shows(),
  '/users/mot-de-passe': shows(),
  '/users/mes-donnees': shows(),
  '/users/mes-donnees.json': shows(),
  '/users/consultations': shows(),
  '/users/connexions': shows(),
  '/users/connexions/fermeture': leads(),
  '/users/connexions/:connexionId/fermeture': leads(ownConnexion),
  '/users/suppression': shows(),
  '/relatives': shows(),
  '/relatives/new': shows(),
  '/relatives/:procheId': shows(ofFamily),
  '/relatives/:procheId/edit': shows(ofFamily),
  '/relatives/:procheId/suppression': shows(ofFamily),
}

/** The access first, then whose thing it is. */
export function reachOf({ path, access }: Route, actor: Actor, target: Target): ReturnType<Reach> {
  const entered = accessNamed(access)(actor, target)
  return entered === 'in' ? lineOf(path).rule(actor, target) : entered
}

/** Status of a page for who reaches it. */
export const shownAt = ({ path }: Route, actor: Actor): Shown => lineOf(path).shown(actor)

export const unexpected = (routes: readonly Route[]) => [
  ...routes.flatMap(({ path }) => (lines[path] ? [] : [`${path}: say in "lines" what each actor finds there`])),
  ...routes.flatMap(({ access }) => (accesses[access] ? [] : [`${access}: say in "accesses" whom it lets in`])),
]

export const forgotten = (routes: readonly Route[]) =>
  Object.keys(lines).filter((pattern) => !routes.some(({ path }) => path === pattern))

function lineOf(path: string): Line {
  const line = lines[path]
  if (!line) throw new Error(`test/security/expectations.ts has no line for ${path}`)
  return line
}

function accessNamed(name: string): Reach {
  const access = accesses[name]
  if (!access) throw new Error(`test/security/expectations.ts does not know the access "${name}"`)
  return access
}
