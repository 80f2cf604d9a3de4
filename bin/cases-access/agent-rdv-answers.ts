import { isMemberOf } from '#domain/actor/agent-actor.ts'
import { agentsVisibleTo } from '#domain/actor/visible-agents-policy.ts'
import { canShowPrescription, participationsVisibleToAgent } from '#domain/booking/rdv/participation-policy.ts'
import {
  canCreateRdv,
  canDestroyRdv,
  canEditRdv,
  canExportRdvs,
  canSeeVisioLink,
  rdvsVisibleToAgent,
} from '#domain/booking/rdv/rdv-policy.ts'
import { exportsVisibleToAgent } from '#domain/keeping/export/export-policy.ts'
import { canShowAgenda } from '#domain/people/agent/agent-agenda-policy.ts'
import { isHimself } from '#domain/people/agent/agent-policy.ts'
import { absencesVisibleToAgent } from '#domain/planning/absence/absence-policy.ts'
import { canEditPlage, plagesVisibleToAgent } from '#domain/planning/plage/plage-policy.ts'
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
  (judge: (actor: Asked['world']['self'], rdv: ReturnType<typeof rdvOf>) => boolean): Answer =>
  (asked) =>
    judge(asked.world.self, rdvOf(asked))

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
      tx.rdv.count({ where: { AND: [rdvsVisibleToAgent(actor), { id: world.id('rdv') }] } }),
)

const participationInScope = inScope(
  insertRdv,
  ({ world }) =>
    (tx, actor) =>
      tx.participation.count({
        where: { AND: [participationsVisibleToAgent(actor), { id: world.id('participation') }] },
      }),
)

const plage: Answer = (asked) => {
  const { id, services } = targetOf(asked)
  const agent = { services: services.map(({ service }) => ({ serviceId: service.id })) }
  return canEditPlage(asked.world.self, { agentId: id, organisationId: organisationId(asked), agent })
}

const plageInScope = inScope(
  (tx, asked) =>
    tx.plage.create({
      data: { ...aPlage(asked.world.id('plage')), agentId: targetOf(asked).id, organisationId: organisationId(asked) },
    }),
  ({ world }) =>
    (tx, actor) =>
      tx.plage.count({ where: { AND: [plagesVisibleToAgent(actor), { id: world.id('plage') }] } }),
)

const absenceInScope = inScope(
  (tx, asked) => tx.absence.create({ data: { ...anAbsence(asked.world.id('absence')), agentId: targetOf(asked).id } }),
  ({ world }) =>
    (tx, actor) =>
      tx.absence.count({ where: { AND: [absencesVisibleToAgent(actor), { id: world.id('absence') }] } }),
)

const absenceOfVisibleAgent = inScope(
  async () => undefined,
  (asked) => (tx, actor) => tx.agent.count({ where: { AND: [agentsVisibleTo(actor), { id: targetOf(asked).id }] } }),
)

const agenda: Answer = (asked) => {
  const { id, services, roles } = targetOf(asked)
  const agent = { id, roles, services: services.map(({ service }) => ({ serviceId: service.id })) }
  return canShowAgenda(asked.world.self, { organisationId: organisationId(asked), agent })
}

const createdByMe: Answer = ({ resource, world }) =>
  canShowPrescription(world.self, {
    createdByType: 'agent',
    createdById: resource.created_by === 'self' ? world.self.id : world.id('agent:another'),
  })

const exportInScope = inScope(
  async (tx, { resource, world }) => {
    const agentId = resource.owner_is === 'other' ? world.id('agent:another') : world.self.id
    if (agentId !== world.self.id) await tx.agent.create({ data: { id: agentId } })
    const file = { exportType: 'rdv_export', fileName: 'export.xlsx', expiresAt: ENDS_AT } as const
    await tx.export.create({ data: { ...file, agentId, organisationIds: [] } })
  },
  () => (tx, actor) => tx.export.count({ where: exportsVisibleToAgent(actor) }),
)

/** Rdvs and what goes with them. */
export const agentRdvAnswers: Answers = {
  rdv: {
    ...each(
      ['show', 'edit', 'update', 'versions', 'send_reminder', 'update_participation_status', 'cancel'],
      about(canEditRdv),
    ),
    ...each(['destroy', 'destroy_participation'], about(canDestroyRdv)),
    ...each(['new', 'create', 'duplicate'], about(canCreateRdv)),
    visio_link: about(canSeeVisioLink),
    index: mayOpenThePage,
    ...each(['list', 'export'], rdvInScope),
  },
  rdv_export_row: each(['list', 'show', 'index', 'export', 'download', 'create'], rdvInScope),
  waiting_room: each(['show', ...WRITES], about(canEditRdv)),
  participation: {
    show: (asked) => (asked.resource.created_by ? createdByMe : participationInScope)(asked),
    ...each(['list', 'edit', 'update', 'update_participation_status'], participationInScope),
    ...each(['destroy', 'destroy_participation'], about(canDestroyRdv)),
    ...each(['new', 'create'], about(canCreateRdv)),
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
  agent_agenda: { show: agenda, toggle_displays: (asked) => isHimself(asked.world.self, targetOf(asked)) },
  export: {
    ...each(['list', 'show', 'download'], exportInScope),
    index: () => true,
    ...each(['new', 'create', 'export'], (asked) =>
      canExportRdvs(asked.world.self, asked.resource.organisation ? [organisationId(asked)] : []),
    ),
  },
}
