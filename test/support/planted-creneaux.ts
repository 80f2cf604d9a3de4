import type { MotifSought } from '#domain/booking/creneau/find-creneaux.ts'
import { db } from '#infra/db.ts'
import type { arbitrarySearch } from './arbitrary-creneaux.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aTerritoire, aUsager } from './factories.ts'
import type { NaiveRows } from './naive-creneaux.ts'
import { soughtOf } from './sought.ts'

export type Scene = ReturnType<typeof arbitrarySearch.generate>['value']

export type Planted = { motif: MotifSought; rows: NaiveRows }

/** Writes the rows of a scene in an organisation of its own, and gives them back under the ids they were given. */
export async function plant(scene: Scene): Promise<Planted> {
  const { zone, delays, durationMinutes } = scene.search
  const territoire = await aTerritoire({ timeZone: zone.timeZone })
  const organisation = await anOrganisation({ territoireId: territoire.id })
  const organisationId = organisation.id
  const motif = await aMotif({ organisationId })
  const agentIds = [
    0,
    (await anAgent({ organisationId })).id,
    (await anAgent({ organisationId })).id,
    (await anAgent({ organisationId })).id,
  ]
  const lieuIds = [0, (await aLieu({ organisationId })).id, (await aLieu({ organisationId })).id]
  const usagerId = (await aUsager()).id
  const placed = <Row extends { agentId: number }>(row: Row) => ({ ...row, agentId: agentIds[row.agentId] ?? 0 })
  const rows = {
    plages: scene.plages.map((plage) => ({ ...placed(plage), zone, lieuId: lieuIds[plage.lieuId ?? 0] || null })),
    absences: scene.absences.map(placed),
    rdvs: scene.rdvs.map(placed),
    holds: scene.holds.map(placed),
  }
  for (const plage of rows.plages) await insertPlage(plage, { organisationId, motifId: motif.id })
  await insertAbsences(rows.absences)
  for (const rdv of rows.rdvs) await insertRdv(rdv, { organisationId, motifId: motif.id, usagerId })
  await insertHolds(rows.holds, motif.id, scene.search.nowMs)
  const asked = { durationInMin: durationMinutes, minDelayS: delays?.minS ?? 0, maxDelayS: delays?.maxS ?? 0 }
  return { motif: { ...(await soughtOf(motif)), ...asked }, rows }
}

type Home = { organisationId: number; motifId: number }

const insertPlage = (plage: NaiveRows['plages'][number], { organisationId, motifId }: Home) =>
  db.plage.create({
    data: {
      ...recurringOf(plage),
      organisationId,
      lieuId: plage.lieuId,
      openOnHolidays: plage.openOnHolidays,
      secondaryStartTime: plage.secondaryStartTime,
      secondaryEndTime: plage.secondaryEndTime,
      minutesAfterRdvs: plage.minutesAfterRdvs,
      motifs: { create: { motifId } },
    },
  })

const insertAbsences = (absences: NaiveRows['absences']) =>
  db.absence.createMany({
    data: absences.map((absence) => ({
      ...recurringOf(absence),
      timeZone: absence.zone.timeZone,
      endDay: new Date((absence.rrule ? null : absence.endDay) ?? absence.firstDay),
    })),
  })

const recurringOf = ({
  agentId,
  firstDay,
  lastDay,
  startTime,
  endTime,
  rrule,
}: NaiveRows['plages'][number] | NaiveRows['absences'][number]) => ({
  title: 'Propriété',
  agentId,
  firstDay: new Date(firstDay),
  lastDay: lastDay === null ? null : new Date(lastDay),
  startTime,
  endTime,
  rrule,
})

/** Rdvs drawn at random overlap: their agents are taken to have confirmed it. */
function insertRdv(
  { agentId, startsAtMs, endsAtMs, minutesAfter = 0 }: NaiveRows['rdvs'][number],
  { usagerId, ...home }: Home & { usagerId: number },
) {
  const times = { startsAt: new Date(startsAtMs), endsAt: new Date(endsAtMs) }
  return db.rdv.create({
    data: {
      ...home,
      ...times,
      minutesAfterRdv: minutesAfter,
      createdByType: 'agent',
      agents: { create: { agentId, exclusive: false, ...times } },
      participations: { create: { usagerId, createdByType: 'agent' } },
    },
  })
}

const insertHolds = (holds: NaiveRows['holds'], motifId: number, nowMs: number) =>
  db.hold.createMany({
    data: holds.map(({ agentId, startsAtMs, endsAtMs }, at) => ({
      motifId,
      agentId,
      sessionDigest: `session ${at}`,
      startsAt: new Date(startsAtMs),
      endsAt: new Date(endsAtMs),
      expiresAt: new Date(nowMs + 60_000),
    })),
  })
