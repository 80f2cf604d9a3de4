import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import * as participationRules from '#domain/booking/participation/participation-rules.ts'
import { hasCancellationDate } from '#domain/booking/rdv/rdv-status.ts'
import { afterChange, changeOfStatus, type StatusAsked } from '#domain/booking/rdv/status-change.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { type CaseOf, instantOf } from './rdv-checks-case.ts'

type Subject = CaseOf<'menu'> | CaseOf<'transition'>

export const menuAnswer = (given: CaseOf<'menu'>) => ({
  offered: given.actor === 'usager' ? offeredToUsager(given) : offeredToAgent(given),
})

export function transitionAnswer(given: CaseOf<'transition'>) {
  const to = statusRules.STATUSES.find((status) => status === given.to)
  if (to === undefined) return { allowed: false }
  if (given.actor === 'usager') return { allowed: offeredToUsager(given).includes(to) }
  return { allowed: given.subject === 'participation' ? takes(given, to) : isChangeOfRdv(given, to) }
}

const isChangeOfRdv = (given: CaseOf<'transition'>, status: statusRules.Status) =>
  statusRules.change(rdvOf(given, given.status), { from: given.status, status }, clockOf(given)) === null

/** By the API, any status may be given to a participation. */
function takes(given: CaseOf<'transition'>, status: statusRules.Status) {
  if (given.by === 'api' || given.status === status) return true
  const facts = { rdv: rdvOf(given, given.rdvStatus), participation: { status: given.status } }
  if (status === 'revoked') return false
  return statusRules.changeParticipation(facts, { from: given.status, status }, clockOf(given)) === null
}

function offeredToAgent(given: Subject): readonly RdvStatus[] {
  if (given.subject !== 'participation') return statusRules.offered(rdvOf(given, given.status), clockOf(given))
  const facts = { rdv: rdvOf(given, given.rdvStatus), participation: { status: given.status } }
  return statusRules.offeredToParticipation(facts, clockOf(given))
}

const USAGER: UsagerActor = { id: 1, familyIds: [1], session: { kind: 'account' } }

/** To cancel or leave, and to come back. */
function offeredToUsager(given: Subject): RdvStatus[] {
  const { now } = clockOf(given)
  const isParticipation = given.subject === 'participation'
  const rdv = { ...rdvOf(given, isParticipation ? given.rdvStatus : given.status), id: 1, agents: [{ agentId: 1 }] }
  const participations = [{ usagerId: 1, status: given.status }]
  const leaves = usagerRdvRules.stopComing(USAGER, { ...rdv, participations }, now) === null
  const joins = isParticipation && given.status === 'excused' && comesBack(given, rdv)
  return [...(leaves ? (['excused'] as const) : []), ...(joins ? (['unknown'] as const) : [])]
}

function comesBack(given: Subject, rdv: ReturnType<typeof rdvOf>) {
  const { taken = 0, places: maxParticipantsCount, status, zone: timeZone } = given
  const joined = {
    usager: { id: USAGER.id, responsibleId: null },
    rdv: { ...rdv, id: 1, lieuId: 1, maxParticipantsCount, usagersCount: taken, agents: [{ agentId: 1 }] },
    motif: { ...rdv.motif, isArchived: false, timeZone, delays: { minS: 1_800, maxS: 7_889_238 } },
    family: [{ status }],
    isOpen: true,
    booker: 'usager' as const,
  }
  return participationRules.join(USAGER, joined, clockOf(given).now) === null
}

const rdvOf = ({ subject, start, zone, cancellable, cancelNotice }: Subject, status: RdvStatus) => ({
  status,
  startsAt: new Date(instantOf(start, zone).epochMilliseconds),
  motif: {
    collectif: subject !== 'rdv',
    bookableBy: 'everyone' as const,
    locationType: 'public_office' as const,
    visibilityType: 'visible_and_notified' as const,
    rdvsCancellableByUsager: cancellable,
    rdvsEditableByUsager: true,
    cancelNoticeInHours: cancelNotice,
  },
})

const clockOf = ({ zone: timeZone, now }: Subject) => ({ timeZone, now: instantOf(now, timeZone) })

export function cascadeAnswer({ collectif, status, start, zone, now, participations, change }: CaseOf<'cascade'>) {
  const names = Object.keys(participations)
  const rdv = {
    id: 1,
    status,
    startsAt: new Date(instantOf(start, zone).epochMilliseconds),
    motif: { collectif },
    participations: Object.values(participations).map((one, id) => ({ id, status: one })),
  }
  const after = Object.entries(change).reduce((standing, [whose, given]) => {
    const asked: StatusAsked =
      whose === 'rdv'
        ? { of: 'rdv', status: given }
        : { of: 'participations', ids: [names.indexOf(whose)], status: given }
    const isSame = whose !== 'rdv' && standing.participations[names.indexOf(whose)]?.status === given
    return isSame ? standing : afterChange(standing, changeOfStatus(standing, asked, instantOf(now, zone)))
  }, rdv)
  return {
    status: after.status,
    participations: Object.fromEntries(after.participations.map((one) => [names[one.id], one.status])),
    cancelledAt: hasCancellationDate(after.status),
  }
}
