import { isMemberOf } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo } from '#domain/actor/visible-agents-policy.ts'
import { canChangeAccessLevel, canEditAgent, canRemoveAgent, isHimself } from '#domain/people/agent/agent-policy.ts'
import { canEditLieu, lieuxVisibleToAgent } from '#domain/territory/lieu/lieu-policy.ts'
import {
  canEditMotif,
  canShowMotif,
  isOpenToPrescription,
  motifsVisibleToAgent,
} from '#domain/territory/motif/motif-policy.ts'
import {
  canCreateOrganisation,
  canEditOrganisation,
  organisationsVisibleToAgent,
} from '#domain/territory/organisation/organisation-policy.ts'
import {
  type Answer,
  type Answers,
  type Asked,
  each,
  inScope,
  organisationId,
  targetOf,
  territoireId,
  WRITES,
} from './asked.ts'
import { aMotif } from './world-rows.ts'

const mayOpenThePage: Answer = (asked) =>
  asked.resource.organisation === undefined || isMemberOf(asked.world.self, organisationId(asked))

const agentInScope = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.agent.count({ where: { AND: [agentsVisibleTo(actor), { id: targetOf(asked).id, deletedAt: null }] } }),
)

/** Of the organisation named; without one, of any of his. */
const inOrganisation =
  (judge: typeof canRemoveAgent): Answer =>
  (asked) => {
    const target = targetOf(asked)
    const named = asked.resource.organisation ? [{ organisationId: organisationId(asked) }] : target.roles
    return named.some((role) => judge(asked.world.self, target, role.organisationId))
  }

const lieu: Answer = (asked) => canEditLieu(asked.world.self, { organisationId: organisationId(asked) })

const lieuInScope = inScope(
  (tx, asked) =>
    tx.lieu.create({
      data: {
        id: asked.world.id('lieu'),
        organisationId: organisationId(asked),
        name: 'Mairie',
        address: '1 place',
        latitude: 50,
        longitude: 2,
      },
    }),
  ({ world }) =>
    (tx, actor) =>
      tx.lieu.count({ where: { AND: [lieuxVisibleToAgent(actor), { id: world.id('lieu') }] } }),
)

const motifOf = (asked: Asked) => ({ organisationId: organisationId(asked), serviceId: asked.world.serviceId })

const motifInScope = inScope(
  (tx, asked) => tx.motif.create({ data: { ...aMotif(asked.world.id('motif')), ...motifOf(asked) } }),
  ({ world }) =>
    (tx, actor) =>
      tx.motif.count({ where: { AND: [motifsVisibleToAgent(actor), { id: world.id('motif') }] } }),
)

const organisationInScope = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.organisation.count({ where: { AND: [organisationsVisibleToAgent(actor), { id: organisationId(asked) }] } }),
)

/** What an organisation is made of. */
export const agentOrganisationAnswers: Answers = {
  agent: {
    ...each(['show', 'edit', 'update', 'invite', 'reinvite', 'versions', 'rdvs', 'new', 'create'], (asked) =>
      canEditAgent(asked.world.self, targetOf(asked)),
    ),
    destroy: inOrganisation(canRemoveAgent),
    change_access_level: inOrganisation(canChangeAccessLevel),
    toggle_displays: (asked) => isHimself(asked.world.self, targetOf(asked)),
    index: mayOpenThePage,
    list: agentInScope,
  },
  lieu: { ...each([...WRITES, 'versions'], lieu), index: mayOpenThePage, ...each(['show', 'list'], lieuInScope) },
  motif: {
    show: (asked) => canShowMotif(asked.world.self, motifOf(asked)),
    ...each([...WRITES, 'versions', 'duplicate'], (asked) => canEditMotif(asked.world.self, motifOf(asked))),
    bookable: ({ resource }) => isOpenToPrescription({ bookableBy: resource.bookable_by }),
    index: mayOpenThePage,
    list: motifInScope,
  },
  organisation: {
    ...each(['show', 'list', 'index', 'link_to_organisation'], organisationInScope),
    ...each(['edit', 'update', 'versions', 'rdvs'], (asked) =>
      canEditOrganisation(asked.world.self, { id: organisationId(asked) }),
    ),
    ...each(['new', 'create'], (asked) =>
      canCreateOrganisation(asked.world.self, { territoireId: territoireId(asked) }),
    ),
    destroy: () => false,
  },
}
