import assert from 'node:assert/strict'
import { listConnexions } from '#domain/account/connexion/connexion-queries.ts'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { anAgent, aPlage } from '#test/support/factories.ts'
import { aGithubAccount, comesByGithub, useGithub } from '#test/support/peers/github.ts'
import { aMailbox } from '#test/support/peers/mailbox.ts'
import { withSecondFactor } from '#test/support/second-factor.ts'
import { PASSWORD, signIn, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, type Visitor } from '#test/support/visitor.ts'
import { aWorld, type Place, type PlaceName, type World } from './world.ts'

export const actorNames = [
  'stranger',
  'usager',
  'other usager',
  'code session',
  'link session',
  'basic agent',
  'admin agent',
  'secretary',
  'intervenant',
  'half signed-in agent',
  'territorial admin',
  'neighbour agent',
  'elsewhere agent',
  'super admin',
  'super admin as agent',
] as const
export type ActorName = (typeof actorNames)[number]

/** What the expectations know of each: where its file or role is. */
export type Actor = {
  name: ActorName
  usager?: { session: 'account' | 'code' | 'link'; of: PlaceName }
  memberOf?: PlaceName
  isSuperAdmin?: boolean
}

const actors: Record<ActorName, Omit<Actor, 'name'>> = {
  stranger: {},
  usager: { usager: { session: 'account', of: 'own' } },
  'other usager': { usager: { session: 'account', of: 'neighbour' } },
  'code session': { usager: { session: 'code', of: 'own' } },
  'link session': { usager: { session: 'link', of: 'own' } },
  'basic agent': { memberOf: 'own' },
  'admin agent': { memberOf: 'own' },
  secretary: { memberOf: 'own' },
  // Has no sign-in: stays a stranger.
  intervenant: {},
  // Gave his password, not his second factor: a member of nothing yet.
  'half signed-in agent': {},
  'territorial admin': { memberOf: 'own' },
  'neighbour agent': { memberOf: 'neighbour' },
  'elsewhere agent': { memberOf: 'elsewhere' },
  'super admin': { isSuperAdmin: true },
  'super admin as agent': { isSuperAdmin: true, memberOf: 'own' },
}

export const actorNamed = (name: ActorName): Actor => ({ name, ...actors[name] })

/** Everybody, where an hour of tomorrow may be booked. */
export async function everybodyInAWorld() {
  const world = await aWorld()
  const tomorrow = new Date(Temporal.Now.plainDateISO().add({ days: 1 }).toString())
  const { motif, lieu } = world.places.own
  await aPlage({ motifId: motif.id, lieuId: lieu.id, firstDay: tomorrow, lastDay: tomorrow })
  return { world, visitors: await signEachIn(world) }
}

/** Each signed in through the pages, as people are. */
export async function signEachIn({ services, places }: World): Promise<Record<ActorName, Visitor>> {
  const { own, neighbour, elsewhere } = places
  const inOwn = { organisationId: own.organisation.id, ...(await withPassword()) }
  const admin = await anAgent({ ...inOwn, accessLevel: 'admin', serviceId: services.social.id })
  const secretary = await anAgent({ ...inOwn, serviceId: services.secretariat.id })
  const nameless = { email: null, uid: null, firstName: null, passwordDigest: null }
  const intervenant = await anAgent({ ...inOwn, ...nameless, accessLevel: 'intervenant', serviceId: services.pmi.id })
  const half = await anAgent({ ...inOwn, ...withSecondFactor(), serviceId: services.pmi.id })
  const basic = await anAgent({ ...inOwn, serviceId: services.pmi.id })
  const territorial = await anAgent({ ...inOwn, serviceId: services.social.id })
  await db.agentTerritorialRole.create({ data: { agentId: territorial.id, territoireId: own.territoireId } })
  await openGithub()
  const asAgent = ({ email }: { email: string | null }) => signIn('/agents/sign_in', email)
  const visitors = {
    stranger: aVisitor(),
    usager: await signIn('/users/sign_in', own.usager.email),
    'other usager': await signIn('/users/sign_in', neighbour.usager.email),
    'code session': await byCode(own),
    'link session': await byLink(own),
    'basic agent': await asAgent(basic),
    'admin agent': await asAgent(admin),
    secretary: await asAgent(secretary),
    intervenant: await refused(intervenant),
    'half signed-in agent': await asAgent(half),
    'territorial admin': await asAgent(territorial),
    'neighbour agent': await asAgent(neighbour.agent),
    'elsewhere agent': await asAgent(elsewhere.agent),
    'super admin': await byGithub(),
    'super admin as agent': await actingAs(await byGithub(), basic),
  }
  await signIn('/users/sign_in', elsewhere.usager.email)
  await nameConnexions({ services, places }, basic)
  for (const [place, { id }] of [
    [own, basic],
    [neighbour, neighbour.agent],
    [elsewhere, elsewhere.agent],
  ] as const) {
    place.groupId = (await db.agentGroup.create({ data: { agentId: id, name: 'Collègues' } })).id
    place.exportId = await anExportOf(id, place.organisation.id)
  }
  return visitors
}

/** Being written. */
async function anExportOf(agentId: number, organisationId: number) {
  const filters = { agentId: null, usagerId: null, lieuIds: [], motifIds: [], status: null, start: null, end: null }
  const options = { format: 'csv', brand: 'rdv_solidarites', filters }
  const asked = { agentId, exportType: 'rdv_export', fileName: 'export-rdv.csv', options } as const
  const expiresAt = new Date(Date.now() + 6 * 3_600_000)
  return (await db.export.create({ data: { ...asked, organisationIds: [organisationId], expiresAt } })).id
}

/** One open session of each place, as the pages name it, to try to close those of others. */
async function nameConnexions(
  { places: { own, neighbour, elsewhere } }: World,
  basic: { id: number; sessionVersion: number },
) {
  const agents = { own: basic, neighbour: neighbour.agent, elsewhere: elsewhere.agent }
  for (const place of [own, neighbour, elsewhere]) {
    place.connexions.usager = await firstConnexion('usager', place.usager)
    place.connexions.agent = await firstConnexion('agent', agents[place.name])
  }
}

async function firstConnexion(
  face: 'usager' | 'agent',
  { id, sessionVersion: version }: { id: number; sessionVersion: number },
) {
  const [connexion] = await listConnexions({ face, id, version }, Temporal.Now.instant())
  return connexion?.reference ?? assert.fail(`${face} ${id} has no session`)
}

/** The same file as the account: a code still reaches none of its rdvs. */
async function byCode({ usager: { firstName, lastName, email } }: Place) {
  const mailbox = await aMailbox()
  config.SMTP_URL = mailbox.url
  const visitor = aVisitor()
  await visitor.post('/identification', { first_name: firstName, last_name: lastName, email: email ?? '' })
  const [mail] = await mailbox.received(1)
  await mailbox.stop()
  const code = /\d{3}\s?\d{3}/.exec(mail?.text ?? '')?.[0].replaceAll(/\s/g, '') ?? ''
  const answer = await visitor.post('/identification/code', { code })
  assert.equal(answer.status, 303, 'known by a code')
  return visitor
}

async function byLink({ rdv, usager }: Place) {
  const visitor = aVisitor()
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  await visitor.get(`/r/${rdv.id}/${token}`)
  const answer = await visitor.post('/users/trois-lettres', { letters: usager.lastName.slice(0, 3) })
  assert.equal(answer.status, 303, 'known by a link')
  return visitor
}

async function refused({ email }: { email: string | null }) {
  const visitor = aVisitor()
  const answer = await visitor.post('/agents/sign_in', { email: email ?? '', password: PASSWORD })
  assert.equal(answer.status, 422, 'an intervenant does not sign in')
  return visitor
}

/** GitHub, and the super admin whom it knows. */
async function openGithub() {
  await useGithub([aGithubAccount('gaelle', 'gaelle@exemple.fr')])
  await db.superAdmin.create({
    data: { email: 'gaelle@exemple.fr', firstName: 'Gaëlle', lastName: 'Roussel', role: 'support' },
  })
}

async function byGithub() {
  const { visitor, answer } = await comesByGithub('gaelle')
  assert.equal(answer.location, '/super_admins', 'known by GitHub')
  return visitor
}

async function actingAs(visitor: Visitor, { id }: { id: number }) {
  config.SIGN_IN_AS_ALLOWED = true
  const answer = await visitor.post(`/super_admins/agents/${id}/sign_in_as`, { reason: 'demande d’assistance n° 12' })
  assert.equal(answer.location, '/admin/organisations', 'acts as an agent')
  return visitor
}
