import { endOf } from '#domain/booking/check/planned-rdv.ts'
import { lastDayOf } from '#domain/planning/recurrence/lifespan.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { type AbsenceOfCase, type CaseOf, hoursOf, instantOf, type PlageOfCase } from './rdv-checks-case.ts'
import {
  type CompleteRdv,
  completeRdv,
  LIEUX,
  type LieuName,
  MOTIFS,
  type MotifName,
  motifsOf,
  placeOf,
} from './setting.ts'

type Given = CaseOf<'rdv'>
type AgentName = 'A' | 'B' | 'C'
type OrganisationName = 'O1' | 'O2'

export type PlantedWorld = {
  organisations: Record<OrganisationName, number>
  agents: Record<AgentName, number>
  motifs: Record<MotifName, number>
  lieux: Record<LieuName, number>
  usagers: ReadonlyMap<string, number>
  plages: ReadonlyMap<string, number>
  rdvs: ReadonlyMap<string, number>
  /** The one that is changed. */
  rdvId: number | null
}

let last = 0

/** All that a case says is there, with rows of its own. */
export async function plantWorld(given: Given): Promise<PlantedWorld> {
  const number = ++last
  const places = await plantPlaces(given, number)
  const usagers = await plantUsagers(given, places.organisations.O1, number)
  const world = { ...places, usagers }
  const plages = new Map<string, number>()
  for (const plage of given.plages) plages.set(plage.id, await plantPlage(plage, world))
  for (const absence of given.absences) await plantAbsence(absence, given.zone, world)
  const rdvs = new Map<string, number>()
  for (const { id, ...rdv } of given.rdvs)
    rdvs.set(id, await plantRdv(completeRdv(rdv, ['U9']), { given, world, exclusive: {}, byDefault: false }))
  return { ...world, plages, rdvs, rdvId: given.deed === 'create' ? null : await plantBefore(given, world) }
}

const plantBefore = ({ before: { exclusive = {}, ...before }, ...given }: Given, world: Planted) =>
  plantRdv(completeRdv({ ...given.rdv, ...before }), { given, world, exclusive, byDefault: true })

type Planted = Omit<PlantedWorld, 'plages' | 'rdvs' | 'rdvId'>

async function plantPlaces({ zone, actorRoles }: Given, number: number) {
  const territoire = await db.territoire.create({
    data: { name: `Territoire ${number}`, departementNumber: '62', timeZone: zone },
  })
  const organisation = async (name: OrganisationName) =>
    (await db.organisation.create({ data: { name: `${name} ${number}`, territoireId: territoire.id } })).id
  const service = async (name: string) =>
    (await db.service.create({ data: { name: `${name} ${number}`, shortName: `${name}${number}` } })).id
  const organisations = { O1: await organisation('O1'), O2: await organisation('O2') }
  const services = { pmi: await service('pmi'), social: await service('social') }
  const agent = async (name: AgentName, serviceId: number, roles: readonly OrganisationName[]) =>
    (
      await db.agent.create({
        data: {
          email: `${name.toLowerCase()}${number}@demo.rdv.example`,
          firstName: 'Agent',
          lastName: name,
          services: { create: { serviceId } },
          roles: { create: [...new Set(roles)].map((role) => ({ organisationId: organisations[role] })) },
        },
      })
    ).id
  const motif = async (name: MotifName) => {
    const { service: of, organisation: where, ...fields } = MOTIFS[name]
    const words = { name: `${name} ${number}`, color: '#0063cb', bookableBy: 'everyone' as const }
    const data = { ...fields, ...words, serviceId: services[of], organisationId: organisations[where] }
    return (await db.motif.create({ data })).id
  }
  const lieu = async (name: LieuName) => {
    const { organisation: where, availability } = LIEUX[name]
    const place = { name, address: 'Arras', latitude: 50.28, longitude: 2.78 }
    return (await db.lieu.create({ data: { ...place, availability, organisationId: organisations[where] } })).id
  }
  return {
    organisations,
    agents: {
      A: await agent('A', services.pmi, actorRoles),
      B: await agent('B', services.pmi, ['O1', 'O2']),
      C: await agent('C', services.social, ['O1', 'O2']),
    },
    motifs: {
      M: await motif('M'),
      M2: await motif('M2'),
      P: await motif('P'),
      V: await motif('V'),
      H: await motif('H'),
      G: await motif('G'),
      S: await motif('S'),
      N: await motif('N'),
    },
    lieux: { L1: await lieu('L1'), L2: await lieu('L2'), LX: await lieu('LX'), L3: await lieu('L3') },
  }
}

/** Those whom the case names, a responsable before his proches. */
async function plantUsagers(given: Given, organisationId: number, number: number) {
  const ids = new Map<string, number>()
  const plant = async (name: string): Promise<number> => {
    const known = ids.get(name)
    if (known !== undefined) return known
    const {
      phone = '06 12 34 56 78',
      email = `${name.toLowerCase()}.${number}@demo.rdv.example`,
      responsable,
    } = given.usagers[name] ?? {}
    const responsibleId = responsable === undefined ? null : await plant(responsable)
    const identity = { firstName: 'Usager', lastName: name, phoneNumber: phone, email, responsibleId }
    const { id } = await db.usager.create({ data: { ...identity, profiles: { create: { organisationId } } } })
    ids.set(name, id)
    return id
  }
  const rdvs = [completeRdv(given.rdv), completeRdv({ ...given.rdv, ...given.before })]
  const others = given.rdvs.map(({ id: _, ...rdv }) => completeRdv(rdv, ['U9']))
  for (const { usagers } of [...rdvs, ...others]) for (const name of usagers) await plant(name)
  for (const name of Object.keys(given.usagers)) await plant(name)
  return ids
}

async function plantPlage(plage: PlageOfCase, world: Planted) {
  const [startTime, endTime] = hoursOf(plage.hours)
  const [secondaryStartTime, secondaryEndTime] = plage.second === null ? [null, null] : hoursOf(plage.second)
  const lieu = placeOf(plage)
  const { id } = await db.plage.create({
    data: {
      ...recurring(plage),
      agentId: world.agents[plage.agent],
      organisationId: world.organisations[plage.organisation],
      lieuId: lieu === null ? null : world.lieux[lieu],
      title: plage.title,
      ...{ startTime, endTime, secondaryStartTime, secondaryEndTime },
      motifs: { create: motifsOf(plage).map((name) => ({ motifId: world.motifs[name] })) },
    },
  })
  return id
}

async function plantAbsence(absence: AbsenceOfCase, timeZone: string, world: Planted) {
  const [startTime, endTime] = hoursOf(absence.hours)
  const { endDay = absence.day } = absence
  const data = { ...recurring(absence), agentId: world.agents[absence.agent], title: absence.title ?? '', timeZone }
  await db.absence.create({ data: { ...data, endDay: new Date(endDay), startTime, endTime } })
}

function recurring({ day: firstDay, rrule, until, cancelled, ...rest }: PlageOfCase | AbsenceOfCase) {
  const endDay = 'endDay' in rest ? (rest.endDay ?? firstDay) : firstDay
  const lastDay = lastDayOf({ firstDay, endDay, rrule, until })
  return {
    firstDay: new Date(firstDay),
    lastDay: lastDay === null ? null : new Date(lastDay),
    rrule,
    exceptions: cancelled.map((one) => ({ day: one })),
  }
}

type RdvPlanted = {
  given: Pick<Given, 'zone'>
  world: Planted
  exclusive: Readonly<Record<string, boolean>>
  byDefault: boolean
}

/** Other rdvs share the time of their agents: they may overlap one another. */
async function plantRdv(rdv: CompleteRdv, { given, world, exclusive, byDefault }: RdvPlanted): Promise<number> {
  const startsAt = instantOf(rdv.start, given.zone)
  const times = {
    startsAt: new Date(startsAt.epochMilliseconds),
    endsAt: new Date(endOf({ startsAt, durationInMin: rdv.minutes }).epochMilliseconds),
  }
  const isCancelled = ['excused', 'revoked', 'noshow'].includes(rdv.status)
  const data = {
    ...times,
    motifId: world.motifs[rdv.motif],
    organisationId: world.organisations[MOTIFS[rdv.motif].organisation],
    lieuId: rdv.lieu === null ? null : world.lieux[rdv.lieu],
    status: rdv.status,
    cancelledAt: isCancelled ? times.startsAt : null,
    name: rdv.title,
    maxParticipantsCount: rdv.places,
    overbooked: rdv.places !== null && rdv.usagers.length > rdv.places,
    minutesAfterRdv: rdv.pause,
    createdByType: 'agent',
    agents: {
      create: rdv.agents.map((name) => ({
        agentId: world.agents[name],
        exclusive: exclusive[name] ?? byDefault,
        ...times,
      })),
    },
    participations: {
      create: rdv.usagers.map((name) => ({ usagerId: world.usagers.get(name) ?? 0, createdByType: 'agent' as const })),
    },
  } satisfies Prisma.RdvUncheckedCreateInput
  return (await db.rdv.create({ data })).id
}
