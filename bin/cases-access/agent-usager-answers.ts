import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import { apiContext, type Context } from '#domain/people/usager/context.ts'
import * as usagerProfileRules from '#domain/people/usager/usager-profile-rules.ts'
import * as usagerProfileScope from '#domain/people/usager/usager-profile-scope.ts'
import * as usagerRules from '#domain/people/usager/usager-rules.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import type { Tx } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { type Answer, type Answers, type Asked, each, inScope, organisationId, targetOf } from './asked.ts'
import { aUsager } from './world-rows.ts'

/** The API ignores an organisation where the agent is not; a page of one does not open. */
function contextOf({ actor, resource, world }: Asked): Context {
  if (resource.context_organisation === null) return null
  const named = world.id(resource.context_organisation)
  return actor.kind === 'api_agent' ? apiContext(world.self, named) : named
}

async function insertUsager(tx: Tx, { resource, world }: Asked) {
  const { id } = world
  const deletedAt = resource.deleted ? new Date() : null
  await tx.usager.create({ data: { ...aUsager(id('usager')), deletedAt } })
  const names = new Set([...resource.organisations, ...resource.user_organisations])
  await tx.usagerProfile.createMany({
    data: [...names].map((name) => ({ usagerId: id('usager'), organisationId: id(name) })),
  })
}

type Scope = (actor: AgentActor, asked: Asked) => Prisma.UsagerWhereInput

const usagerIn = (scope: Scope): Answer =>
  inScope(
    insertUsager,
    (asked) => (tx, actor) =>
      tx.usager.count({ where: { AND: [scope(actor, asked), { id: asked.world.id('usager') }] } }),
  )

const visible = usagerIn((actor, asked) => usagerScope.seenByAgent(actor, contextOf(asked)))

const prescribable = usagerIn((actor, asked) => usagerScope.prescribableByAgent(actor, contextOf(asked) ?? 0))

const mayAttach = (asked: Asked, organisation: string) =>
  usagerProfileRules.create(asked.world.self, {
    organisation: {
      territoireId: asked.world.id(asked.world.territoireOf(organisation)),
      verticale: 'rdv_solidarites',
    },
    context: contextOf(asked),
    signed: false,
  }) === null

const profileInScope = inScope(
  async (tx, asked) => {
    await insertUsager(tx, asked)
    await tx.usagerProfile.createMany({
      data: [{ usagerId: asked.world.id('usager'), organisationId: organisationId(asked) }],
      skipDuplicates: true,
    })
  },
  (asked) => (tx, actor) => tx.usagerProfile.count({ where: usagerProfileScope.seenByAgent(actor, contextOf(asked)) }),
)

const assignable = inScope(insertUsager, (asked) => async (tx, actor) => {
  const byApi = asked.actor.kind === 'api_agent'
  const agent = byApi ? agentScope.possibleReferentsByApi(actor) : agentScope.possibleReferents(actor)
  const usager = usagerScope.seenByAgent(actor, byApi ? null : contextOf(asked))
  const agents = await tx.agent.count({ where: { AND: [agent, { id: targetOf(asked).id }] } })
  return agents * (await tx.usager.count({ where: { AND: [usager, { id: asked.world.id('usager') }] } }))
})

const RECORD = ['show', 'edit', 'update', 'destroy', 'invite', 'reinvite', 'rdv_invitation_token', 'list', 'merge']

/** Usagers, where they are known and who follows them. */
export const agentUsagerAnswers: Answers = {
  user: {
    ...each(RECORD, visible),
    ...each(['new', 'index'], () => true),
    create: (asked) => asked.resource.organisations.every((name) => mayAttach(asked, name)),
    versions: async (asked) => usagerRules.readHistory(asked.world.self, contextOf(asked)) === null && visible(asked),
    ...each(['prescribe', 'search_masked', 'link_to_organisation'], prescribable),
  },
  user_profile: {
    ...each(['new', 'create'], (asked) => mayAttach(asked, asked.resource.organisation ?? '')),
    destroy: (asked) =>
      usagerProfileRules.destroy(asked.world.self, { organisationId: organisationId(asked) }) === null,
    ...each(['list', 'index', 'show'], profileInScope),
  },
  referent_assignation: each(['new', 'create', 'destroy'], assignable),
}
