import { hoursOf, type PlannedRdv, placeOf } from '#domain/booking/check/planned-rdv.ts'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'

/** A rdv as it stands, which a form changes; null where its context cannot be read, and would be lost. */
export function plannedOf(rdv: AgentRdv): PlannedRdv | null {
  const context = readContext(rdv)
  if (context && !context.ok) return null
  const { agents, participations } = rdv
  return {
    motifId: rdv.motif.id,
    ...hoursOf(rdv),
    agentIds: agents.map(({ agentId }) => agentId),
    place: placeOf(rdv.lieu),
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
