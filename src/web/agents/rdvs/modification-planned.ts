import type { z } from 'zod'
import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { zoneOf } from '#lib/zone.ts'
import type { modificationForm } from './modification-form.ts'
import { type EditState, participantsOf } from './modification-state.ts'
import type { RdvFrom } from './rdv-address.ts'
import { minutesTyped, startTyped } from './start-typed.ts'

type Typed = {
  before: PlannedRdv
  given: EditState
  data: z.output<typeof modificationForm>
  place: PlannedRdv['place']
  timeZone: string
}

/** The rdv that the form describes; what it does not hold stays as it is. */
export function editedRdv(rdv: RdvFrom, { before, given, data, place, timeZone }: Typed): PlannedRdv {
  const { collectif } = rdv.motif
  const { enableContextField } = rdv.organisation.territoire
  return {
    ...before,
    startsAt: startTyped({ day: data.jour, time: data.heure }, before, zoneOf(timeZone)),
    durationInMin: minutesTyped(data.duration_in_min, before),
    agentIds: given.agent_ids,
    place,
    participants: participantsOf(rdv, given),
    minutesAfterRdv: data.pause,
    ...(enableContextField && { context: data.context }),
    ...(collectif && { title: data.titre, maxParticipantsCount: data.places }),
  }
}
