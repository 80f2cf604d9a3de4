import type { Request } from 'express'
import type { AgentRdv, AgentRdvParticipation } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { type ParticipationChoice, participationChoices } from '#domain/booking/rdv/status-choice.ts'
import { previewParticipationChange } from '#domain/telling/notification/preview-participation-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import { zoneOf } from '#lib/zone.ts'
import { authorOf, currentAgent } from '../session.ts'
import { organisationVisitOf } from '../visit.ts'
import { participationWords } from './participation-words.ts'
import { participationPath } from './paths.ts'
import { standingOf } from './require-rdv.ts'
import type { StatusEntry } from './status-menu.ts'
import { toldSentences } from './told-words.ts'

/** The menu of each participation of a rdv collectif, by its id; no other rdv has any. */
export async function participationMenus(req: Request, rdv: AgentRdv, now: Temporal.Instant) {
  if (!rdv.motif.collectif) return new Map<number, StatusEntry[]>()
  const { hasStarted } = standingOf(rdv, { timeZone: organisationVisitOf(req).timeZone, now })
  const told = hasStarted ? null : await findToldRdv(rdv.id)
  return new Map(rdv.participations.map((one) => [one.id, menuOf(req, { rdv, participation: one, told, now })]))
}

export function choicesOf(req: Request, rdv: AgentRdv, participation: AgentRdvParticipation, now: Temporal.Instant) {
  const { timeZone } = organisationVisitOf(req)
  const { hasStarted } = standingOf(rdv, { timeZone, now })
  const temporal = temporalStatus({ status: participation.status, startsAt: rdv.startsAt }, zoneOf(timeZone), now)
  return participationChoices({ temporal, hasStarted, isRdvCancelled: isCancelled(rdv) })
}

/** Who would be told, in sentences. */
export function toldOf(
  req: Request,
  told: ToldRdv | null,
  change: { participationId: number; status: ParticipationChoice },
) {
  const actor = authorOf(currentAgent(req))
  return told ? toldSentences(previewParticipationChange(told, { ...change, actor, now: Temporal.Now.instant() })) : []
}

type Shown = { rdv: AgentRdv; participation: AgentRdvParticipation; told: ToldRdv | null; now: Temporal.Instant }

function menuOf(req: Request, { rdv, participation, told, now }: Shown): StatusEntry[] {
  const address = { organisationId: rdv.organisationId, rdvId: rdv.id, participationId: participation.id }
  return choicesOf(req, rdv, participation, now).map((status) => {
    const sentences = toldOf(req, told, { participationId: participation.id, status })
    const { text, meaning } = participationWords[status]
    const asks = sentences.length > 0
    const fields = [
      { name: 'status', value: status },
      { name: 'from', value: participation.status },
    ]
    const action = participationPath(address, asks ? { status } : {})
    return { text, meaning: [meaning, ...sentences].join(' '), asks, action, fields: asks ? [] : fields }
  })
}
