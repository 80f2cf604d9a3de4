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
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import type { Tx } from '#infra/db.ts'
import type { Resource } from './access-case.ts'
import { type Answer, type Answers, askedBy, NOW } from './asked.ts'
import type { Asked } from './world.ts'
import { aMotif, aUsager } from './world-rows.ts'

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
  const rdv = await tx.rdv.create({
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
  return rdv
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

const { rule, scope } = askedBy(actorOf)

const rdvRow = (tx: Tx, asked: Asked) => insertRdv(tx, asked, asked.resource.participants)

async function participationRow(tx: Tx, asked: Asked) {
  const { id: rdvId } = await insertRdv(tx, asked, [])
  const usagerId = somebody(asked, asked.resource.participant)
  return tx.participation.create({ data: { rdvId, usagerId, createdByType: 'usager' } })
}

async function fileAttenteRow(tx: Tx, asked: Asked) {
  const { id: rdvId } = await insertRdv(tx, asked, ['self'])
  return tx.fileAttente.create({ data: { rdvId, usagerId: somebody(asked, asked.resource.participant) } })
}

async function usagerRow(tx: Tx, asked: Asked) {
  await insertUsagers(tx, asked)
  return { id: somebody(asked, asked.resource.relation) }
}

const participation = scope('Participation', participationRow, participationScope.seenByUsager)

const booked = (asked: Asked) => ({
  motif: motifOf(asked),
  usagerIds: asked.resource.participants.map((who) => somebody(asked, who)),
})

/** To an individual rdv the family participates already; to a rdv collectif it comes. */
function joined(asked: Asked) {
  const rdv = rdvOfParticipation(asked)
  return {
    rdv: {
      ...rdv,
      participations: rdv.motif.collectif ? [] : rdv.participations,
      usagersCount: 0,
      maxParticipantsCount: asked.resource.remaining_seats,
    },
    usagerId: somebody(asked, asked.resource.participant),
    now: NOW,
  }
}

const left = (asked: Asked) => ({
  usagerId: somebody(asked, asked.resource.participant),
  status: asked.resource.status,
  rdv: rdvOfParticipation(asked),
})

const awaited = (asked: Asked) => ({ rdv: rdvOf(asked), usagerId: somebody(asked, asked.resource.participant) })

const fullSession: Answer = (asked) => hasFullSession(actorOf(asked))

const judged =
  <Facts>(can: (actor: UsagerActor, facts: Facts, now: Temporal.Instant) => boolean) =>
  (...asked: Parameters<typeof can>) =>
    can(...asked) ? null : 'refuse'

export const usagerAnswers: Answers = {
  rdv: {
    index: fullSession,
    list: scope('Rdv', rdvRow, rdvScope.seenByUsager),
    show: rule(judged(canShowRdv), rdvOf),
    new: rule(judged(canOpenBookingForm), rdvOf),
    create: rule(judged(canBookRdv), booked),
    cancel: rule(judged(canCancelRdv), rdvOf),
    'edit update creneaux': rule(judged(canMoveRdv), rdvOf),
    can_change_participants: rule(judged(canChangeParticipants), rdvOf),
  },
  participation: {
    'new create join': rule(judged(canJoinRdv), joined),
    cancel: rule(judged(canLeaveRdv), left),
    'list show': participation,
    index: fullSession,
  },
  user: {
    'new create show edit update destroy list': scope('Usager', usagerRow, usagerScope.seenByUsager),
    index: fullSession,
  },
  file_attente: {
    'create_or_delete new create destroy': rule(judged(canWait), awaited),
    list: scope('FileAttente', fileAttenteRow, fileAttenteScope.seenByUsager),
  },
}
