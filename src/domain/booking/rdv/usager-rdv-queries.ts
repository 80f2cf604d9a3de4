import { rdvIdsReachedBy, type UsagerActor } from '#domain/actor/usager-actor.ts'
import { LIVE } from '#domain/booking/status/status.ts'
import { MOTIF_TO_JUDGE } from '#domain/territory/motif/motif-to-judge.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { Verticale } from '#infra/prisma/enums.ts'
import { isStillOpen } from './rdv.ts'
import * as rdvScope from './rdv-scope.ts'

/** A rdv as its usagers read it, with all that its rules want. */
export type UsagerRdv = Omit<Row, 'agents' | 'participations'> & {
  agents: (Row['agents'][number]['agent'] & { agentId: number })[]
  participations: (Row['participations'][number] & { responsibleId: number | null })[]
  /** Its motif is still offered, and its place receives. */
  isOpen: boolean
}

/** Null for a rdv that is not there for him. */
export async function findUsagerRdv(actor: UsagerActor, rdvId: number): Promise<UsagerRdv | null> {
  const where = { AND: [rdvScope.seenByUsager(actor), { id: rdvId }] }
  const row = await db.rdv.findFirst({ where, select: USAGER_RDV })
  return row && shaped(row)
}

type Taken = { motifId: number; startsAt: Temporal.Instant }

/** The rdv that the family already has for that motif and start. */
export async function findRdvTaken(actor: UsagerActor, { motifId, startsAt }: Taken): Promise<UsagerRdv | null> {
  const ours = { some: { usagerId: { in: [...actor.familyIds] } } }
  const taken = {
    motifId,
    startsAt: new Date(startsAt.epochMilliseconds),
    status: 'unknown',
    participations: ours,
  } as const
  const row = await db.rdv.findFirst({ where: { AND: [rdvScope.seenByUsager(actor), taken] }, select: USAGER_RDV })
  return row && shaped(row)
}

/** `live`: to come, and nobody of the family cancelled; `cancelled`: to come otherwise; `past`: already started. */
export type RdvHalf = 'live' | 'cancelled' | 'past'

type Listed = { half: RdvHalf; verticales: readonly string[]; page: number; now: Temporal.Instant }

export const RDVS_A_PAGE = 25

/** Of the usager and his proches, as far as his session reaches: to come, the nearest first; past, the latest first. */
export async function listUsagerRdvs(actor: UsagerActor, { page, ...listed }: Listed): Promise<UsagerRdv[]> {
  const order = listed.half === 'past' ? 'desc' : 'asc'
  const rows = await db.rdv.findMany({
    where: ofFamily(actor, listed),
    select: USAGER_RDV,
    orderBy: [{ startsAt: order }, { id: order }],
    skip: (page - 1) * RDVS_A_PAGE,
    take: RDVS_A_PAGE,
  })
  return rows.map(shaped)
}

/** The nearest that is to come. */
export async function findNextUsagerRdv(actor: UsagerActor, listed: Pick<Listed, 'verticales' | 'now'>) {
  const row = await db.rdv.findFirst({
    where: ofFamily(actor, { ...listed, half: 'live' }),
    select: USAGER_RDV,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return row && shaped(row)
}

export const countUsagerRdvs = (actor: UsagerActor, listed: Omit<Listed, 'page'>): Promise<number> =>
  db.rdv.count({ where: ofFamily(actor, listed) })

function ofFamily(actor: UsagerActor, { half, verticales, now }: Omit<Listed, 'page'>): Prisma.RdvWhereInput {
  const at = new Date(now.epochMilliseconds)
  const ours = { usagerId: { in: [...actor.familyIds] } }
  const isLive = { ...LIVE, participations: { some: { ...ours, ...LIVE } } }
  const reached = rdvIdsReachedBy(actor)
  const halves = { live: [isLive], cancelled: [{ NOT: isLive }], past: [] }
  return {
    AND: [rdvScope.seenByUsager(actor), { participations: { some: ours } }, ...halves[half]],
    ...(reached && { id: { in: [...reached] } }),
    organisation: { verticale: { in: Object.values(Verticale).filter((verticale) => verticales.includes(verticale)) } },
    startsAt: half === 'past' ? { lte: at } : { gt: at },
  }
}

const shaped = ({ agents, participations, ...row }: Row): UsagerRdv => ({
  ...row,
  isOpen: isStillOpen(row),
  agents: agents.map(({ agentId, agent }) => ({ agentId, ...agent })),
  participations: participations.map((one) => ({ ...one, responsibleId: one.usager.responsibleId })),
})

type Row = Prisma.RdvGetPayload<{ select: typeof USAGER_RDV }>

const USAGER_RDV = {
  id: true,
  uuid: true,
  status: true,
  startsAt: true,
  endsAt: true,
  sequence: true,
  name: true,
  lieuId: true,
  motifId: true,
  organisationId: true,
  maxParticipantsCount: true,
  usagersCount: true,
  cancelledAt: true,
  createdAt: true,
  createdByType: true,
  createdById: true,
  organisation: {
    select: {
      id: true,
      name: true,
      phoneNumber: true,
      territoire: { select: { departementNumber: true, timeZone: true } },
    },
  },
  motif: {
    select: {
      id: true,
      name: true,
      ...MOTIF_TO_JUDGE,
      followUp: true,
      defaultDurationInMin: true,
      minPublicBookingDelay: true,
      maxPublicBookingDelay: true,
      sectorisationLevel: true,
      deletedAt: true,
      restrictionForRdv: true,
      instructionForRdv: true,
      customCancelWarningMessage: true,
      service: { select: { name: true } },
    },
  },
  lieu: {
    select: { availability: true, name: true, address: true, phoneNumber: true, latitude: true, longitude: true },
  },
  agents: {
    select: { agentId: true, agent: { select: { firstName: true, lastName: true } } },
    orderBy: { agentId: 'asc' },
  },
  participations: {
    select: {
      id: true,
      usagerId: true,
      status: true,
      usager: {
        select: {
          firstName: true,
          lastName: true,
          birthDate: true,
          address: true,
          responsibleId: true,
          responsible: { select: { address: true } },
        },
      },
    },
    orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.RdvSelect
