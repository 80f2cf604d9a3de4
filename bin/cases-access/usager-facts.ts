import { hasFullSession, type UsagerActor, type UsagerSession, usagerActorOf } from '#domain/actor/usager-actor.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import type { Resource } from './access-case.ts'
import { NOW } from './asked.ts'
import type { Asked } from './world.ts'

type Somebody = Resource['participant']

/** The facts that rules take, as a case of a usager tells them. */
export const somebody = ({ world }: Asked, who: Somebody) => world.id(`usager:${who}`)

export const participant = (asked: Asked) => somebody(asked, asked.resource.participant)

export const actor = (asked: Asked): UsagerActor =>
  usagerActorOf({ id: somebody(asked, 'self'), procheIds: [somebody(asked, 'relative')] }, session(asked))

function session({ actor, world }: Asked): UsagerSession {
  if (actor.kind !== 'usager_token') return { kind: 'account' }
  const [token] = actor.roles
  return token === 'token_for_this_rdv'
    ? { kind: 'link', rdvId: world.id('rdv') }
    : { kind: 'invitation', motifId: null }
}

export const hasAccount = (asked: Asked) => hasFullSession(actor(asked))

export const motif = ({ resource, world }: Asked) =>
  ({
    id: world.id('motif'),
    collectif: resource.collectif ?? false,
    bookableBy: resource.bookable_by,
    locationType: 'public_office',
    visibilityType: resource.motif_visible ? 'visible_and_notified' : 'invisible',
    rdvsEditableByUsager: resource.editable,
    rdvsCancellableByUsager: resource.cancellable,
  }) as const

export const rdv = (asked: Asked) => ({
  id: asked.world.id('rdv'),
  status: asked.resource.status,
  startsAt: new Date(NOW.epochMilliseconds + asked.resource.hours_before_start * 3_600_000),
  motif: motif(asked),
  isOpen: true,
  participations: asked.resource.participants.map((who) => ({
    usagerId: somebody(asked, who),
    status: who === 'stranger' ? ('unknown' as const) : asked.resource.participation_status,
  })),
  agents: asked.resource.agents.map((one) => ({ agentId: asked.world.agentOf(one).id })),
})

/** Of a participation, the case tells the status of its rdv apart. */
const rdvOfParticipation = (asked: Asked) => ({ ...rdv(asked), status: asked.resource.rdv_status })

export const left = (asked: Asked) => ({
  ...rdvOfParticipation(asked),
  participations: [{ usagerId: participant(asked), status: asked.resource.status }],
})

export const awaited = (asked: Asked) => ({ rdv: rdv(asked), usagerId: participant(asked) })

export const booked = (asked: Asked) => ({
  motif: { ...motif(asked), isArchived: false },
  participants: asked.resource.participants.map((who) => person(asked, who)),
  booker: booker(asked),
})

/** To an individual rdv the family participates already; to a rdv collectif it comes. */
export function joined(asked: Asked) {
  const { motif, ...rdv } = rdvOfParticipation(asked)
  return {
    usager: person(asked, asked.resource.participant),
    rdv: { ...rdv, lieuId: null, usagersCount: 0, maxParticipantsCount: asked.resource.remaining_seats },
    motif: { ...motif, isArchived: false, timeZone: 'Europe/Paris', delays: { minS: 0, maxS: TEN_YEARS_S } },
    family: motif.collectif ? [] : usagerRdvRules.familyOf(actor(asked), rdv),
    isOpen: true,
    booker: booker(asked),
  }
}

const TEN_YEARS_S = 10 * 366 * 24 * 3600

/** As the database knows who answers for him. */
const person = (asked: Asked, who: Somebody) => ({
  id: somebody(asked, who),
  responsibleId: who === 'relative' ? somebody(asked, 'self') : null,
})

function booker(asked: Asked) {
  const opened = session(asked)
  return bookerOf(opened.kind === 'invitation' ? opened : null, motif(asked).id)
}
