import { endOf, type PlannedPlace, type PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { LIVE } from '#domain/booking/status/status.ts'
import type { FormerRdv, RemovedParticipation } from '#domain/journal/evenement/evenement.ts'
import { MOTIF_TO_JUDGE } from '#domain/territory/motif/motif-to-judge.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

/** Null when the rdv was deleted. */
export async function findToldRdv(id: number) {
  const row = await db.rdv.findUnique({ where: { id }, select: toldRdv })
  return row && shaped(row)
}

/** One that is not written yet, as it would be: each participation has the id of its usager. Null when its motif is gone. */
export const findPlannedRdv = async (planned: PlannedRdv) =>
  assembled({
    ...NOT_WRITTEN,
    startsAt: new Date(planned.startsAt.epochMilliseconds),
    endsAt: new Date(endOf(planned).epochMilliseconds),
    name: planned.title,
    motifId: planned.motifId,
    lieu: await findPlannedLieu(planned.place),
    agentIds: planned.agentIds,
    participations: planned.participants.map((one) => ({ id: one.usagerId, status: 'unknown' as const, ...one })),
  })

const NOT_WRITTEN = { id: 0, uuid: '', status: 'unknown', sequence: 0, waitingRoomAt: null } as const

/** One that was deleted, as it was, and cancelled: who took part in it is given apart. */
export const findFormerRdv = async (id: number, { title, startsAt, endsAt, lieuId, ...former }: FormerRdv) =>
  assembled({
    ...former,
    id,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    name: title,
    status: 'revoked' as const,
    waitingRoomAt: null,
    lieu: await findToldLieu(lieuId),
    participations: [],
  })

/** Of people who were removed from a rdv, or whose rdv was: the service cancelled them. */
export const listFormerParticipations = (removed: readonly RemovedParticipation[]): Promise<ToldParticipation[]> =>
  withUsagers(removed.map((one) => ({ ...one, status: 'revoked' as const, sendReminderNotification: false })))

type Boxes = { sendLifecycleNotifications: boolean; sendReminderNotification: boolean }
type OfUsager = Boxes & { id: number; usagerId: number; status: RdvStatus }
type ToldParticipation = Prisma.ParticipationGetPayload<typeof toldRdv.participations>
type ToldLieu = Prisma.LieuGetPayload<typeof toldRdv.lieu> | null

type Pieces = Pick<
  Prisma.RdvGetPayload<{ select: typeof toldRdv }>,
  'id' | 'uuid' | 'startsAt' | 'endsAt' | 'status' | 'sequence' | 'waitingRoomAt' | 'name'
> & { motifId: number; lieu: ToldLieu; agentIds: readonly number[]; participations: readonly OfUsager[] }

/** From rows that are there, what there is no row of. */
async function assembled({ motifId, lieu, agentIds, participations, ...pieces }: Pieces) {
  const { id, uuid, startsAt, endsAt, status, sequence, waitingRoomAt, name } = pieces
  const found = await db.motif.findUnique({
    where: { id: motifId },
    select: { ...toldRdv.motif.select, organisation: toldRdv.organisation },
  })
  if (!found) return null
  const { organisation, ...motif } = found
  return {
    ...{ id, uuid, startsAt, endsAt, status, sequence, waitingRoomAt, name, organisation, motif, lieu },
    agents: await listAgents(agentIds),
    participations: await withUsagers(participations),
  }
}

async function withUsagers(participations: readonly OfUsager[]): Promise<ToldParticipation[]> {
  const ids = participations.map(({ usagerId }) => usagerId)
  const usagers =
    ids.length === 0 ? [] : await db.usager.findMany({ where: { id: { in: ids } }, select: toldParticipant })
  return participations.flatMap(({ usagerId, ...one }) => {
    const usager = usagers.find(({ id }) => id === usagerId)
    return usager ? [{ ...one, usager }] : []
  })
}

const findToldLieu = async (id: number | null): Promise<ToldLieu> =>
  id === null ? null : db.lieu.findUnique({ where: { id }, select: toldRdv.lieu.select })

async function findPlannedLieu(place: PlannedPlace | null) {
  if (place === null) return null
  if (place.kind === 'lieu') return findToldLieu(place.lieuId)
  const { name, address } = place
  return { id: 0, availability: 'single_use' as const, name, address, phoneNumber: null }
}

/** As many as a mail may hold. */
const MOST_LINKS = 20

/** Of a usager and his proches, those that he is shown and that were to come, the nearest first. */
export async function listToldRdvsToCome(usagerId: number, from: Temporal.Instant) {
  const his = { usager: { OR: [{ id: usagerId }, { responsibleId: usagerId }] } }
  const rows = await db.rdv.findMany({
    where: {
      ...LIVE,
      startsAt: { gt: new Date(from.epochMilliseconds) },
      motif: { visibilityType: { not: 'invisible' } },
      participations: { some: { ...his, ...LIVE } },
    },
    select: toldRdv,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: MOST_LINKS,
  })
  return rows.map(shaped)
}

const shaped = ({ agents, ...row }: Prisma.RdvGetPayload<{ select: typeof toldRdv }>) => ({
  ...row,
  agents: agents.map(({ agent }) => agent),
})

export const listAgents = async (ids: readonly number[]) =>
  ids.length === 0 ? [] : db.agent.findMany({ where: { id: { in: [...ids] } }, select: toldAgent })

/** Name and address of the lieu that a rdv left. */
export const findLieuLabel = async (id: number | null): Promise<string | null> => {
  const lieu = id === null ? null : await db.lieu.findUnique({ where: { id }, select: { name: true, address: true } })
  return lieu && `${lieu.name}, ${lieu.address}`
}

const toldAgent = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  rdvNotificationsLevel: true,
  deletedAt: true,
} as const

const toldUsager = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  notifyByEmail: true,
  phoneNumber: true,
  address: true,
  deletedAt: true,
} as const

const toldParticipant = { ...toldUsager, responsible: { select: toldUsager } } as const

const toldRdv = {
  id: true,
  uuid: true,
  startsAt: true,
  endsAt: true,
  status: true,
  sequence: true,
  waitingRoomAt: true,
  /** Title of a rdv collectif. */
  name: true,
  organisation: {
    select: {
      id: true,
      name: true,
      phoneNumber: true,
      verticale: true,
      territoire: {
        select: { name: true, departementNumber: true, timeZone: true, enableWaitingRoomMailField: true },
      },
    },
  },
  motif: {
    select: {
      id: true,
      name: true,
      ...MOTIF_TO_JUDGE,
      deletedAt: true,
      followUp: true,
      instructionForRdv: true,
      service: { select: { id: true, name: true } },
    },
  },
  lieu: { select: { id: true, availability: true, name: true, address: true, phoneNumber: true } },
  agents: { select: { agent: { select: toldAgent } }, orderBy: { agentId: 'asc' } },
  participations: {
    select: {
      id: true,
      status: true,
      sendLifecycleNotifications: true,
      sendReminderNotification: true,
      usager: { select: toldParticipant },
    },
    orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.RdvSelect
