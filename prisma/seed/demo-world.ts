import { absencesAt } from './absences.ts'
import { type Account, agentsOf } from './agents.ts'
import { collectifBookings } from './collectif-bookings.ts'
import { consultationsAt } from './consultations.ts'
import { demoBookings } from './demo-bookings.ts'
import { todayOf } from './demo-days.ts'
import { demoResidents } from './demo-usagers.ts'
import { emptyDiary } from './diary.ts'
import { familiesOf } from './families.ts'
import { filesAttenteOf } from './files-attente.ts'
import { individualBookings, type Scene } from './individual-bookings.ts'
import { motifsAt } from './motifs.ts'
import { markAbsences } from './openings.ts'
import { plagesAt } from './plages.ts'
import { rdvRowsOf } from './rdv-rows.ts'
import { receiptsOf } from './receipts.ts'
import { refusAt } from './refus.ts'
import { notesOf } from './remarks.ts'
import { overlaps, withArrivals } from './special-bookings.ts'
import { referentAssignationsOf, usagerProfilesOf } from './usager-profiles.ts'
import { residentsOf } from './usagers.ts'
import { webhookDeliveriesAt, webhookEndpointsAt } from './webhooks.ts'

export type DemoWorld = ReturnType<typeof demoWorld>

/** What depends on the day: people, their time and their rdvs. The same rows at each call with the same arguments. */
export function demoWorld(now: Date, account: Account) {
  const today = todayOf(now)
  const residents = residentsOf(account, today, demoResidents(account, today))
  const referentAssignations = referentAssignationsOf(residents)
  const plages = plagesAt(today)
  const absences = absencesAt(today)
  const families = familiesOf(residents, today)
  const followed = followedBy(referentAssignations)
  const scene: Scene = {
    now: now.getTime(),
    days: { from: today - 84, to: today + 56 },
    plages,
    families,
    followed,
    diary: emptyDiary(),
  }
  markAbsences(scene.diary, absences, scene.days)

  const rdvRows = rdvRowsOf(bookingsOf(scene), scene.now)
  return {
    agents: agentsOf(account),
    motifs: motifsAt(now),
    plages,
    absences,
    usagers: residents.map(({ usager }) => ({ ...usager, notes: notesOf(usager.id) })),
    usagerProfiles: usagerProfilesOf(residents),
    referentAssignations,
    ...rdvRows,
    filesAttente: filesAttenteOf(rdvRows.bookings, families, scene.now),
    receipts: receiptsOf(rdvRows.bookings, families, scene.now),
    consultations: consultationsAt(now),
    refus: refusAt(now),
    webhookEndpoints: webhookEndpointsAt(now),
    webhookDeliveries: webhookDeliveriesAt(now),
  }
}

function bookingsOf(scene: Scene) {
  const wished = [...demoBookings(scene), ...collectifBookings(scene)]
  const bookings = [...wished, ...individualBookings(scene)]
  return withArrivals([...bookings, ...overlaps(bookings, scene.now)], scene.now)
}

function followedBy(assignations: { usagerId: number; agentId: number }[]) {
  const byAgent = Map.groupBy(assignations, ({ agentId }) => agentId)
  return new Map([...byAgent].map(([agentId, list]) => [agentId, list.map(({ usagerId }) => usagerId)]))
}
