import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Unique in this process: names and e-mails never collide. */
let last = 0
const next = () => ++last

type Fields<Create> = Partial<Create>

export function aTerritoire(fields: Fields<Prisma.TerritoireUncheckedCreateInput> = {}) {
  return db.territoire.create({ data: { name: `Territoire ${next()}`, departementNumber: '62', ...fields } })
}

export async function anOrganisation(fields: Fields<Prisma.OrganisationUncheckedCreateInput> = {}) {
  const territoireId = fields.territoireId ?? (await aTerritoire()).id
  return db.organisation.create({ data: { name: `Organisation ${next()}`, ...fields, territoireId } })
}

export function aService(fields: Fields<Prisma.ServiceUncheckedCreateInput> = {}) {
  const number = next()
  return db.service.create({ data: { name: `Service ${number}`, shortName: `S${number}`, ...fields } })
}

export async function aLieu(fields: Fields<Prisma.LieuUncheckedCreateInput> = {}) {
  const organisationId = fields.organisationId ?? (await anOrganisation()).id
  const place = { name: `Lieu ${next()}`, address: '14 rue des Rosati, 62000 Arras', latitude: 50.28, longitude: 2.78 }
  return db.lieu.create({ data: { ...place, ...fields, organisationId } })
}

export async function aMotif(fields: Fields<Prisma.MotifUncheckedCreateInput> = {}) {
  const organisationId = fields.organisationId ?? (await anOrganisation()).id
  const serviceId = fields.serviceId ?? (await aService()).id
  const words = { name: `Motif ${next()}`, color: '#0063cb', bookableBy: 'everyone' as const }
  return db.motif.create({ data: { ...words, ...fields, organisationId, serviceId } })
}

type AgentFields = Fields<Prisma.AgentUncheckedCreateInput> & {
  organisationId?: number
  accessLevel?: 'basic' | 'admin' | 'intervenant'
  serviceId?: number
}

/** An agent with a role in one organisation and one service. */
export async function anAgent({ organisationId, accessLevel = 'basic', serviceId, ...fields }: AgentFields = {}) {
  const number = next()
  return db.agent.create({
    data: {
      email: `agent${number}@exemple.fr`,
      firstName: 'Camille',
      lastName: `Agent${number}`,
      uid: `agent${number}@exemple.fr`,
      confirmedAt: new Date(),
      ...fields,
      services: { create: { serviceId: serviceId ?? (await aService()).id } },
      roles: { create: { organisationId: organisationId ?? (await anOrganisation()).id, accessLevel } },
    },
  })
}

export async function aUsager({
  organisationId,
  ...fields
}: Fields<Prisma.UsagerUncheckedCreateInput> & { organisationId?: number } = {}) {
  const number = next()
  const identity = { firstName: 'Nadia', lastName: `Benali${number}`, email: `usager${number}@exemple.fr` }
  const profiles = organisationId === undefined ? {} : { profiles: { create: { organisationId } } }
  return db.usager.create({ data: { ...identity, confirmedAt: new Date(), ...fields, ...profiles } })
}

type PlageFields = Fields<Prisma.PlageUncheckedCreateInput> & { motifId: number }

/** A plage of one motif: by default on 2027-03-02 from 9:00 to 12:00 for a new agent of the motif's organisation. */
export async function aPlage({ motifId, ...fields }: PlageFields) {
  const { organisationId } = await db.motif.findUniqueOrThrow({ where: { id: motifId } })
  const agentId = fields.agentId ?? (await anAgent({ organisationId })).id
  const firstDay = fields.firstDay ?? new Date('2027-03-02')
  const times = { title: 'Permanence', startTime: '09:00', endTime: '12:00', firstDay, lastDay: firstDay }
  return db.plage.create({ data: { ...times, ...fields, agentId, organisationId, motifs: { create: { motifId } } } })
}

export async function anAbsence(fields: Fields<Prisma.AbsenceUncheckedCreateInput> = {}) {
  const agentId = fields.agentId ?? (await anAgent()).id
  const firstDay = fields.firstDay ?? new Date('2027-03-02')
  const times = { title: 'Congés', firstDay, endDay: firstDay, lastDay: firstDay, startTime: '08:00', endTime: '18:00' }
  return db.absence.create({ data: { ...times, ...fields, agentId } })
}

type RdvFields = Fields<Prisma.RdvUncheckedCreateInput> & {
  agentIds?: number[]
  usagerIds?: number[]
  exclusive?: boolean
}

/** A rdv of one agent and one usager: by default on 2027-03-02 at 9:30 (Paris), 30 minutes. */
export async function aRdv({ agentIds, usagerIds, exclusive = true, ...fields }: RdvFields = {}) {
  const motif = fields.motifId
    ? await db.motif.findUniqueOrThrow({ where: { id: fields.motifId } })
    : await aMotif(fields.organisationId ? { organisationId: fields.organisationId } : {})
  const { organisationId } = motif
  const agents = agentIds ?? [(await anAgent({ organisationId, serviceId: motif.serviceId })).id]
  const usagers = usagerIds ?? (motif.collectif ? [] : [(await aUsager({ organisationId })).id])
  const startsAt = new Date(fields.startsAt ?? '2027-03-02T09:30:00+01:00')
  const endsAt = fields.endsAt ?? new Date(startsAt.getTime() + motif.defaultDurationInMin * 60_000)
  const status = fields.status ?? 'unknown'
  const cancelledAt = ['excused', 'revoked', 'noshow'].includes(status) ? new Date() : null
  return db.rdv.create({
    data: {
      createdByType: 'agent',
      cancelledAt,
      ...fields,
      motifId: motif.id,
      organisationId,
      startsAt,
      endsAt,
      agents: { create: agents.map((agentId) => ({ agentId, exclusive, startsAt, endsAt })) },
      participations: { create: usagers.map((usagerId) => ({ usagerId, status, createdByType: 'agent' as const })) },
    },
    include: { participations: true, agents: true, motif: true },
  })
}
