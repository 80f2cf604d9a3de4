import type { UsagerActor, UsagerSession } from '#domain/actor/usager-actor.ts'
import { hasFullSession } from '#domain/actor/usager-actor.ts'
import * as fileAttenteScope from '#domain/booking/file-attente/file-attente-scope.ts'
import * as participationRules from '#domain/booking/participation/participation-rules.ts'
import * as participationScope from '#domain/booking/participation/participation-scope.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
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

/** Of somebody, as the database knows who answers for him. */
const personOf = (asked: Asked, who: Resource['participant']) => ({
  id: somebody(asked, who),
  responsibleId: who === 'relative' ? somebody(asked, 'self') : null,
})

function bookerFor(asked: Asked) {
  const session = sessionOf(asked)
  return bookerOf(session.kind === 'invitation' ? session : null, motifOf(asked).id)
}

const booked = (asked: Asked) => ({
  motif: { ...motifOf(asked), isArchived: false },
  participants: asked.resource.participants.map((who) => personOf(asked, who)),
  booker: bookerFor(asked),
})

/** To an individual rdv the family participates already; to a rdv collectif it comes. */
function joined(asked: Asked) {
  const { participant, remaining_seats } = asked.resource
  const { motif, ...rdv } = rdvOfParticipation(asked)
  return {
    usager: personOf(asked, participant),
    rdv: { ...rdv, lieuId: null, usagersCount: 0, maxParticipantsCount: remaining_seats },
    motif: { ...motif, isArchived: false, timeZone: 'Europe/Paris', delays: { minS: 0, maxS: YEAR_S } },
    family: motif.collectif ? [] : usagerRdvRules.familyOf(actorOf(asked), rdv),
    isOpen: true,
    booker: bookerFor(asked),
  }
}

const YEAR_S = 366 * 24 * 3600

const left = (asked: Asked) => ({
  ...rdvOfParticipation(asked),
  participations: [{ usagerId: somebody(asked, asked.resource.participant), status: asked.resource.status }],
})

const awaited = (asked: Asked) => ({ rdv: rdvOf(asked), usagerId: somebody(asked, asked.resource.participant) })

const fullSession: Answer = (asked) => hasFullSession(actorOf(asked))

export const usagerAnswers: Answers = {
  rdv: {
    index: fullSession,
    list: scope('Rdv', rdvRow, rdvScope.seenByUsager),
    show: rule(usagerRdvRules.show, rdvOf),
    new: rule(usagerRdvRules.openBookingForm, rdvOf),
    create: rule(usagerRdvRules.book, booked),
    cancel: rule(usagerRdvRules.cancel, rdvOf),
    'edit update creneaux': rule(usagerRdvRules.move, rdvOf),
    can_change_participants: rule(usagerRdvRules.changeParticipants, rdvOf),
  },
  participation: {
    'new create join': rule(participationRules.join, joined),
    cancel: rule(usagerRdvRules.leave, left),
    'list show': participation,
    index: fullSession,
  },
  user: {
    'new create show edit update destroy list': scope('Usager', usagerRow, usagerScope.seenByUsager),
    index: fullSession,
  },
  file_attente: {
    'create_or_delete new create destroy': rule(usagerRdvRules.wait, awaited),
    list: scope('FileAttente', fileAttenteRow, fileAttenteScope.seenByUsager),
  },
}
