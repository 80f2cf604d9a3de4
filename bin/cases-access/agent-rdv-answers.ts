import { isMemberOf } from '#domain/actor/agent-actor.ts'
import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import * as prescriptionRules from '#domain/booking/prescription/prescription-rules.ts'
import * as participationScope from '#domain/booking/rdv/participation-scope.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import * as exportRules from '#domain/keeping/export/export-rules.ts'
import * as exportScope from '#domain/keeping/export/export-scope.ts'
import * as agentRules from '#domain/people/agent/agent-rules.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import * as plageRules from '#domain/planning/plage/plage-rules.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import type { Tx } from '#infra/db.ts'
import { type Answer, type Answers, type Asked, each, inScope, organisationId, targetOf, WRITES } from './asked.ts'
import { aMotif, anAbsence, aPlage, aUsager } from './world-rows.ts'

const mayOpenThePage: Answer = (asked) =>
  asked.resource.organisation === undefined || isMemberOf(asked.world.self, organisationId(asked))

const rdvOf = (asked: Asked) => ({
  organisationId: organisationId(asked),
  motif: { serviceId: asked.world.serviceId },
  agents: asked.resource.agents.map((one) => ({ agentId: asked.world.agentOf(one).id })),
})

const about =
  (judge: (actor: Asked['world']['self'], rdv: ReturnType<typeof rdvOf>) => string | null): Answer =>
  (asked) =>
    judge(asked.world.self, rdvOf(asked)) === null

const STARTS_AT = new Date('2027-03-02T09:30:00+01:00')
const ENDS_AT = new Date('2027-03-02T10:00:00+01:00')

async function insertRdv(tx: Tx, asked: Asked) {
  const { id } = asked.world
  const { agents, motif, ...rdv } = rdvOf(asked)
  const times = { startsAt: STARTS_AT, endsAt: ENDS_AT }
  await tx.motif.create({ data: { ...aMotif(id('motif')), ...motif, organisationId: rdv.organisationId } })
  await tx.rdv.create({ data: { id: id('rdv'), ...rdv, ...times, motifId: id('motif'), createdByType: 'agent' } })
  await tx.agentsRdv.createMany({ data: agents.map((agent) => ({ ...agent, ...times, rdvId: id('rdv') })) })
  await tx.usager.create({ data: aUsager(id('usager')) })
  await tx.participation.create({
    data: { id: id('participation'), rdvId: id('rdv'), usagerId: id('usager'), createdByType: 'agent' },
  })
}

const rdvInScope = inScope(
  insertRdv,
  ({ world }) =>
    (tx, actor) =>
      tx.rdv.count({ where: { AND: [rdvScope.seenByAgent(actor), { id: world.id('rdv') }] } }),
)

const participationInScope = inScope(
  insertRdv,
  ({ world }) =>
    (tx, actor) =>
      tx.participation.count({
        where: { AND: [participationScope.seenByAgent(actor), { id: world.id('participation') }] },
      }),
)

const plage: Answer = (asked) => {
  const { id, services } = targetOf(asked)
  const agent = { services: services.map(({ service }) => ({ serviceId: service.id })) }
  return plageRules.edit(asked.world.self, { agentId: id, organisationId: organisationId(asked), agent }) === null
}

const plageInScope = inScope(
  (tx, asked) =>
    tx.plage.create({
      data: { ...aPlage(asked.world.id('plage')), agentId: targetOf(asked).id, organisationId: organisationId(asked) },
    }),
  ({ world }) =>
    (tx, actor) =>
      tx.plage.count({ where: { AND: [plageScope.seenByAgent(actor), { id: world.id('plage') }] } }),
)

const absenceInScope = inScope(
  (tx, asked) => tx.absence.create({ data: { ...anAbsence(asked.world.id('absence')), agentId: targetOf(asked).id } }),
  ({ world }) =>
    (tx, actor) =>
      tx.absence.count({ where: { AND: [absenceScope.seenByAgent(actor), { id: world.id('absence') }] } }),
)

const absenceOfVisibleAgent = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.agent.count({ where: { AND: [agentScope.seenByAgent(actor), { id: targetOf(asked).id }] } }),
)

const agenda: Answer = (asked) => {
  const { id, services, roles } = targetOf(asked)
  const agent = { id, roles, services: services.map(({ service }) => ({ serviceId: service.id })) }
  return agendaRules.show(asked.world.self, { organisationId: organisationId(asked), agent }) === null
}

const createdByMe: Answer = ({ resource, world }) =>
  prescriptionRules.show(world.self, {
    createdByType: 'agent',
    createdById: resource.created_by === 'self' ? world.self.id : world.id('agent:another'),
  }) === null

const exportInScope = inScope(
  async (tx, { resource, world }) => {
    const agentId = resource.owner_is === 'other' ? world.id('agent:another') : world.self.id
    if (agentId !== world.self.id) await tx.agent.create({ data: { id: agentId } })
    const file = { exportType: 'rdv_export', fileName: 'export.xlsx', expiresAt: ENDS_AT } as const
    await tx.export.create({ data: { ...file, agentId, organisationIds: [] } })
  },
  () => (tx, actor) => tx.export.count({ where: exportScope.seenByAgent(actor) }),
)

/** Rdvs and what goes with them. */
export const agentRdvAnswers: Answers = {
  rdv: {
    ...each(
      ['show', 'edit', 'update', 'versions', 'send_reminder', 'update_participation_status', 'cancel'],
      about(rdvRules.edit),
    ),
    ...each(['destroy', 'destroy_participation'], about(rdvRules.destroy)),
    ...each(['new', 'create', 'duplicate'], about(rdvRules.create)),
    visio_link: about(rdvRules.joinVisio),
    index: mayOpenThePage,
    ...each(['list', 'export'], rdvInScope),
  },
  rdv_export_row: each(['list', 'show', 'index', 'export', 'download', 'create'], rdvInScope),
  waiting_room: each(['show', ...WRITES], about(rdvRules.edit)),
  participation: {
    show: (asked) => (asked.resource.created_by ? createdByMe : participationInScope)(asked),
    ...each(['list', 'edit', 'update', 'update_participation_status'], participationInScope),
    ...each(['destroy', 'destroy_participation'], about(rdvRules.destroy)),
    ...each(['new', 'create'], about(rdvRules.create)),
  },
  plage_ouverture: {
    ...each(['show', ...WRITES, 'versions', 'duplicate'], plage),
    index: mayOpenThePage,
    list: plageInScope,
  },
  absence: {
    ...each(['show', 'edit', 'update', 'destroy', 'cancel', 'versions', 'list', 'index'], absenceInScope),
    ...each(['new', 'create', 'duplicate'], absenceOfVisibleAgent),
  },
  agent_agenda: {
    show: agenda,
    toggle_displays: (asked) => agentRules.beHimself(asked.world.self, targetOf(asked)) === null,
  },
  export: {
    ...each(['list', 'show', 'download'], exportInScope),
    index: () => true,
    ...each(
      ['new', 'create', 'export'],
      (asked) =>
        exportRules.create(asked.world.self, asked.resource.organisation ? [organisationId(asked)] : []) === null,
    ),
  },
}
