import type { UsagerActor, UsagerSession } from '#domain/actor/usager-actor.ts'
import { hasFullSession } from '#domain/actor/usager-actor.ts'
import * as fileAttenteScope from '#domain/booking/file-attente/file-attente-scope.ts'
import { canJoinRdv, canLeaveRdv } from '#domain/booking/rdv/participation-policy.ts'
import * as participationScope from '#domain/booking/rdv/participation-scope.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import {
  canBookRdv,
  canCancelRdv,
  canChangeParticipants,
  canMoveRdv,
  canOpenBookingForm,
  canShowRdv,
  canWait,
} from '#domain/booking/rdv/usager-rdv-policy.ts'
import * as usagerRules from '#domain/people/usager/usager-rules.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import type { Tx } from '#infra/db.ts'
import type { Resource } from './access-case.ts'
import { type Answer, type Answers, type Asked, each } from './asked.ts'
import { aMotif, aUsager } from './world-rows.ts'

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z')

function sessionOf({ actor, world }: Asked): UsagerSession {
  if (actor.kind !== 'usager_token') return { kind: 'account' }
  const [token] = actor.roles
  return token === 'token_for_this_rdv'
    ? { kind: 'link', rdvId: world.id('rdv') }
    : { kind: 'invitation', motifId: null }
}

const somebody = ({ world }: Asked, who: 'self' | 'relative' | 'stranger') => world.id(`usager:${who}`)

const actorOf = (asked: Asked): UsagerActor => ({
  id: somebody(asked, 'self'),
  familyIds: [somebody(asked, 'self'), somebody(asked, 'relative')],
  session: sessionOf(asked),
})

const motifOf = (asked: Asked) => {
  const { resource, world } = asked
  return {
    id: world.id('motif'),
    collectif: resource.collectif ?? false,
    bookableBy: resource.bookable_by,
    locationType: 'public_office',
    visibilityType: resource.motif_visible ? 'visible_and_notified' : 'invisible',
    rdvsEditableByUsager: resource.editable,
    rdvsCancellableByUsager: resource.cancellable,
  } as const
}

const rdvOf = (asked: Asked) => ({
  id: asked.world.id('rdv'),
  status: asked.resource.status,
  startsAt: new Date(NOW.epochMilliseconds + asked.resource.hours_before_start * 3_600_000),
  motif: motifOf(asked),
  participations: asked.resource.participants.map((who) => ({
    usagerId: somebody(asked, who),
    status: who === 'stranger' ? ('unknown' as const) : asked.resource.participation_status,
  })),
  agents: asked.resource.agents.map((one) => ({ agentId: asked.world.agentOf(one).id })),
})

/** Of a participation, the case tells the status of its rdv apart. */
const rdvOfParticipation = (asked: Asked) => ({ ...rdvOf(asked), status: asked.resource.rdv_status })

async function insertRdv(tx: Tx, asked: Asked, people: readonly Resource['participant'][]) {
  const { id } = asked.world
  const { startsAt, motif, status } = rdvOf(asked)
  const organisation = { id: id('org_of_rdv'), name: 'MDS', territoireId: id('terr_of_rdv') }
  await tx.territoire.create({ data: { id: organisation.territoireId } })
  await tx.organisation.create({ data: organisation })
  await tx.service.create({ data: { id: id('service'), name: 'PMI', shortName: 'PMI' } })
  await tx.motif.create({
    data: { ...aMotif(motif.id), ...motif, organisationId: organisation.id, serviceId: id('service') },
  })
  await tx.rdv.create({
    data: {
      id: id('rdv'),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 1_800_000),
      status,
      cancelledAt: ['excused', 'revoked', 'noshow'].includes(status) ? startsAt : null,
      motifId: motif.id,
      organisationId: organisation.id,
      createdByType: 'usager',
    },
  })
  await insertUsagers(tx, asked)
  await tx.participation.createMany({
    data: people.map((who) => ({ rdvId: id('rdv'), usagerId: somebody(asked, who), createdByType: 'usager' })),
  })
}

async function insertUsagers(tx: Tx, asked: Asked) {
  const self = somebody(asked, 'self')
  await tx.usager.createMany({
    data: [
      aUsager(self),
      { ...aUsager(somebody(asked, 'relative')), responsibleId: self },
      aUsager(somebody(asked, 'stranger')),
    ],
  })
}

type Count = (tx: Tx, actor: UsagerActor, asked: Asked) => Promise<number>

/** Whether the usager finds what was inserted. */
const inScope =
  (insert: (tx: Tx, asked: Asked) => Promise<unknown>, count: Count): Answer =>
  (asked) =>
    asked.throwAway(async (tx) => {
      await insert(tx, asked)
      return (await count(tx, actorOf(asked), asked)) > 0
    })

const rdvInScope = inScope(
  (tx, asked) => insertRdv(tx, asked, asked.resource.participants),
  (tx, actor) => tx.rdv.count({ where: rdvScope.seenByUsager(actor) }),
)

const participationInScope = inScope(
  (tx, asked) => insertRdv(tx, asked, [asked.resource.participant]),
  (tx, actor) => tx.participation.count({ where: participationScope.seenByUsager(actor) }),
)

const usagerInScope = inScope(insertUsagers, (tx, actor, asked) =>
  tx.usager.count({
    where: { AND: [usagerScope.seenByUsager(actor), { id: somebody(asked, asked.resource.relation) }] },
  }),
)

const fileAttenteInScope = inScope(
  async (tx, asked) => {
    await insertRdv(tx, asked, ['self'])
    const usagerId = somebody(asked, asked.resource.participant)
    await tx.fileAttente.create({ data: { rdvId: asked.world.id('rdv'), usagerId } })
  },
  (tx, actor) => tx.fileAttente.count({ where: fileAttenteScope.seenByUsager(actor) }),
)

const book: Answer = (asked) =>
  canBookRdv(actorOf(asked), {
    motif: motifOf(asked),
    usagerIds: asked.resource.participants.map((who) => somebody(asked, who)),
  })

/** To an individual rdv the family participates already; to a rdv collectif it comes. */
const join: Answer = (asked) => {
  const { resource } = asked
  const rdv = rdvOfParticipation(asked)
  return canJoinRdv(actorOf(asked), {
    rdv: {
      ...rdv,
      participations: rdv.motif.collectif ? [] : rdv.participations,
      usagersCount: 0,
      maxParticipantsCount: resource.remaining_seats,
    },
    usagerId: somebody(asked, resource.participant),
    now: NOW,
  })
}

const leave: Answer = (asked) => {
  const { status } = asked.resource
  const participation = {
    usagerId: somebody(asked, asked.resource.participant),
    status,
    rdv: rdvOfParticipation(asked),
  }
  return canLeaveRdv(actorOf(asked), participation, NOW)
}

const write: Answer = (asked) => {
  const { relation } = asked.resource
  const responsables = { self: null, relative: somebody(asked, 'self'), stranger: somebody(asked, 'stranger') }
  const isNew = asked.action === 'new' || asked.action === 'create'
  const id = isNew && relation !== 'self' ? null : somebody(asked, relation)
  return usagerRules.edit(actorOf(asked), { id, responsibleId: responsables[relation] }) === null
}

const wait: Answer = (asked) =>
  canWait(actorOf(asked), { rdv: rdvOf(asked), usagerId: somebody(asked, asked.resource.participant) }, NOW)

const fullSession: Answer = (asked) => hasFullSession(actorOf(asked))

export const usagerAnswers: Answers = {
  rdv: {
    index: fullSession,
    list: rdvInScope,
    show: (asked) => canShowRdv(actorOf(asked), rdvOf(asked)),
    new: (asked) => canOpenBookingForm(actorOf(asked), rdvOf(asked)),
    create: book,
    cancel: (asked) => canCancelRdv(actorOf(asked), rdvOf(asked), NOW),
    ...each(['edit', 'update', 'creneaux'], (asked) => canMoveRdv(actorOf(asked), rdvOf(asked), NOW)),
    can_change_participants: (asked) => canChangeParticipants(actorOf(asked), rdvOf(asked), NOW),
  },
  participation: {
    ...each(['new', 'create', 'join'], join),
    cancel: leave,
    ...each(['list', 'show'], participationInScope),
    index: fullSession,
  },
  user: {
    ...each(['new', 'create', 'show', 'edit', 'update', 'destroy'], write),
    list: usagerInScope,
    index: fullSession,
  },
  file_attente: { ...each(['create_or_delete', 'new', 'create', 'destroy'], wait), list: fileAttenteInScope },
}
