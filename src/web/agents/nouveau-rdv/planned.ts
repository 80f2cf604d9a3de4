import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import type { MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { contextOf } from './wizard-address.ts'
import type { Reached } from './wizard-frame.ts'

export type Flags = { lifecycle: readonly number[]; reminder: readonly number[] }

/** The rdv that the answers so far describe. `flags`: usagers whose boxes are ticked; by default as the motif says. */
export function plannedRdv({ visit, plan, given }: Reached, motif: MotifToBook, flags?: Flags): PlannedRdv {
  const isNotified = motif.visibilityType === 'visible_and_notified'
  return {
    motifId: motif.id,
    startsAt: plan.startsAt,
    durationInMin: plan.durationInMin,
    agentIds: plan.agents.map(({ id }) => id),
    place: placeOf({ plan, given }),
    participants: plan.usagers.map(({ id }) => ({
      usagerId: id,
      sendLifecycleNotifications: flags ? flags.lifecycle.includes(id) : isNotified,
      sendReminderNotification: flags ? flags.reminder.includes(id) : isNotified,
    })),
    context: contextOf({ visit, given }),
    title: null,
    maxParticipantsCount: null,
  }
}

function placeOf({ plan, given }: Pick<Reached, 'plan' | 'given'>): PlannedRdv['place'] {
  if (plan.motif?.locationType !== 'public_office') return null
  if (plan.lieu) return { kind: 'lieu', lieuId: plan.lieu.id }
  const { name = '', address = '', latitude, longitude } = given.lieu_attributes ?? {}
  if (latitude === undefined || longitude === undefined) return null
  return { kind: 'single-use', name, address, latitude, longitude }
}
