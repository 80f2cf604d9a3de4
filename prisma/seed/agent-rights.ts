import type { Prisma } from '#infra/prisma/client.ts'
import { numbered } from './numbered.ts'
import { organisations, territoireOf } from './organisations.ts'
import { posts } from './rosters.ts'
import { services } from './services.ts'
import { territoires } from './territoires.ts'

const invitedId = posts.length + 1
const goneId = posts.length + 2

const emailed = (email: string) => posts.findIndex((post) => post.email === email) + 1
const staff = posts.map((post, at) => ({ ...post, agentId: at + 1 }))
const rolesOf = (post: (typeof staff)[number]) => [post.organisation, ...(post.also ? [post.also] : [])]

export const agentRoles: Prisma.AgentRoleCreateManyInput[] = [
  ...staff.flatMap((post) =>
    rolesOf(post).map((organisation) => ({
      agentId: post.agentId,
      organisationId: organisations[organisation].id,
      accessLevel: post.accessLevel ?? 'basic',
    })),
  ),
  { agentId: invitedId, organisationId: organisations.lens.id },
]

export const agentServices: Prisma.AgentServiceCreateManyInput[] = [
  ...staff.map(({ agentId, service }) => ({ agentId, serviceId: services[service].id })),
  { agentId: emailed('territoire@rdv.test'), serviceId: services.insertion.id },
  { agentId: invitedId, serviceId: services.social.id },
  { agentId: goneId, serviceId: services.social.id },
]

export const agentTerritorialRoles: Prisma.AgentTerritorialRoleCreateManyInput[] = [
  { agentId: emailed('territoire@rdv.test'), territoireId: territoires.pasDeCalais.id },
  { agentId: emailed('numerique@rdv.test'), territoireId: territoires.numerique.id },
  { agentId: emailed('reunion@rdv.test'), territoireId: territoires.reunion.id },
  { agentId: emailed('mairie@rdv.test'), territoireId: territoires.mairies.id },
]

const everyRight = { allowToManageTeams: true, allowToManageAccessRights: true, allowToInviteAgents: true }
const someRights = { allowToManageTeams: true, allowToInviteAgents: true }
const administrators = new Set(agentTerritorialRoles.map(({ agentId }) => agentId))

export const agentTerritorialAccessRights: Prisma.AgentTerritorialAccessRightCreateManyInput[] = agentRoles
  .filter(({ agentId }, at) => agentRoles.findIndex((role) => role.agentId === agentId) === at)
  .map(({ agentId, organisationId, accessLevel }) => ({
    agentId,
    territoireId: territoireOf(organisationId).id,
    ...(administrators.has(agentId) ? everyRight : accessLevel === 'admin' ? someRights : {}),
  }))

export const teams = numbered([
  { territoireId: territoires.pasDeCalais.id, name: 'Polyvalence de l’Arrageois' },
  { territoireId: territoires.pasDeCalais.id, name: 'Puéricultrices du bassin minier' },
  { territoireId: territoires.pasDeCalais.id, name: 'Littoral' },
  { territoireId: territoires.reunion.id, name: 'Équipe du Nord' },
])

const members = [
  staff.filter(({ organisation, service }) => organisation === 'arras' && service === 'social'),
  staff.filter(({ organisation, service }) => ['lens', 'bethune'].includes(organisation) && service === 'pmi'),
  staff.filter(({ organisation }) => ['boulogne', 'calais'].includes(organisation)),
  staff.filter(({ organisation }) => organisation === 'saintDenis'),
]

export const agentTeams: Prisma.AgentTeamCreateManyInput[] = members.flatMap((group, at) =>
  group.map(({ agentId }) => ({ teamId: at + 1, agentId })),
)

/** Colleagues whose agendas a secretary looks at together. */
export const agentGroups = numbered([
  { agentId: emailed('secretariat@rdv.test'), name: 'Puériculture' },
  { agentId: emailed('secretariat@rdv.test'), name: 'Service social' },
])

const groupMembers = [
  staff.filter(({ organisation, service }) => organisation === 'arras' && service === 'pmi').slice(0, 4),
  staff.filter(({ organisation, service }) => organisation === 'arras' && service === 'social').slice(0, 5),
]

export const agentGroupMembers: Prisma.AgentGroupMemberCreateManyInput[] = groupMembers.flatMap((group, at) =>
  group.map(({ agentId }) => ({ groupId: at + 1, agentId })),
)
