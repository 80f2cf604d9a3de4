import type { PlannedPlace, PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import { MINUTE_MS } from '#lib/day.ts'

/** A rdv as it stands, which a form changes; null where its context cannot be read, and would be lost. */
export function plannedOf(rdv: AgentRdv): PlannedRdv | null {
  const context = readContext(rdv)
  if (context && !context.ok) return null
  const { startsAt, endsAt, agents, participations } = rdv
  return {
    motifId: rdv.motif.id,
    startsAt: startsAt.toTemporalInstant(),
    durationInMin: (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS,
    agentIds: agents.map(({ agentId }) => agentId),
    place: placeOf(rdv),
    participants: participations.map(({ usager, sendLifecycleNotifications, sendReminderNotification }) => ({
      usagerId: usager.id,
      sendLifecycleNotifications,
      sendReminderNotification,
    })),
    context: context?.text ?? null,
    title: rdv.name,
    maxParticipantsCount: rdv.maxParticipantsCount,
    minutesAfterRdv: rdv.minutesAfterRdv,
  }
}

function placeOf({ lieu }: AgentRdv): PlannedPlace | null {
  if (!lieu) return null
  const { id, availability, name, address, latitude, longitude } = lieu
  return availability === 'single_use'
    ? { kind: 'single-use', name, address, latitude, longitude }
    : { kind: 'lieu', lieuId: id }
}
