import { isMemberOf } from '#domain/actor/agent-actor.ts'
import * as agentRules from '#domain/people/agent/agent-rules.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as lieuRules from '#domain/territory/lieu/lieu-rules.ts'
import * as lieuScope from '#domain/territory/lieu/lieu-scope.ts'
import * as motifRules from '#domain/territory/motif/motif-rules.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import * as organisationRules from '#domain/territory/organisation/organisation-rules.ts'
import * as organisationScope from '#domain/territory/organisation/organisation-scope.ts'
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
    tx.agent.count({ where: { AND: [agentScope.seenByAgent(actor), { id: targetOf(asked).id, deletedAt: null }] } }),
)

/** Of the organisation named; without one, of any of his. */
const inOrganisation =
  (judge: typeof agentRules.remove): Answer =>
  (asked) => {
    const target = targetOf(asked)
    const named = asked.resource.organisation ? [{ organisationId: organisationId(asked) }] : target.roles
    return named.some((role) => judge(asked.world.self, target, role.organisationId) === null)
  }

const lieu: Answer = (asked) => lieuRules.edit(asked.world.self, { organisationId: organisationId(asked) }) === null

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
      tx.lieu.count({ where: { AND: [lieuScope.seenByAgent(actor), { id: world.id('lieu') }] } }),
)

const motifOf = (asked: Asked) => ({ organisationId: organisationId(asked), serviceId: asked.world.serviceId })

const motifInScope = inScope(
  (tx, asked) => tx.motif.create({ data: { ...aMotif(asked.world.id('motif')), ...motifOf(asked) } }),
  ({ world }) =>
    (tx, actor) =>
      tx.motif.count({ where: { AND: [motifScope.seenByAgent(actor), { id: world.id('motif') }] } }),
)

const organisationInScope = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.organisation.count({ where: { AND: [organisationScope.seenByAgent(actor), { id: organisationId(asked) }] } }),
)

/** What an organisation is made of. */
export const agentOrganisationAnswers: Answers = {
  agent: {
    ...each(
      ['show', 'edit', 'update', 'invite', 'reinvite', 'versions', 'rdvs', 'new', 'create'],
      (asked) => agentRules.edit(asked.world.self, targetOf(asked)) === null,
    ),
    destroy: inOrganisation(agentRules.remove),
    change_access_level: inOrganisation(agentRules.changeLevel),
    toggle_displays: (asked) => agentRules.beHimself(asked.world.self, targetOf(asked)) === null,
    index: mayOpenThePage,
    list: agentInScope,
  },
  lieu: { ...each([...WRITES, 'versions'], lieu), index: mayOpenThePage, ...each(['show', 'list'], lieuInScope) },
  motif: {
    show: (asked) => motifRules.show(asked.world.self, motifOf(asked)) === null,
    ...each(
      [...WRITES, 'versions', 'duplicate'],
      (asked) => motifRules.edit(asked.world.self, motifOf(asked)) === null,
    ),
    bookable: ({ resource }) => motifRules.prescribe({ bookableBy: resource.bookable_by }) === null,
    index: mayOpenThePage,
    list: motifInScope,
  },
  organisation: {
    ...each(['show', 'list', 'index', 'link_to_organisation'], organisationInScope),
    ...each(
      ['edit', 'update', 'versions', 'rdvs'],
      (asked) => organisationRules.edit(asked.world.self, { id: organisationId(asked) }) === null,
    ),
    ...each(
      ['new', 'create'],
      (asked) => organisationRules.create(asked.world.self, { territoireId: territoireId(asked) }) === null,
    ),
    destroy: () => false,
  },
}
