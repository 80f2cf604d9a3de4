import type { Request } from 'express'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import type { Status } from '#domain/booking/rdv/status-choice.ts'
import { previewStatusChange } from '#domain/telling/notification/preview-status-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { authorOf, currentAgent } from '../session.ts'
import { choiceWords } from '../status-words.ts'
import { organisationVisitOf } from '../visit.ts'
import { annulationPath, statutPath } from './paths.ts'
import { standingOf } from './require-rdv.ts'
import { toldSentences } from './told-words.ts'

/** One entry a choice: a form, or a link to the page that asks first. */
export type StatusEntry = {
  text: string
  meaning: string
  action: string
  asks: boolean
  fields: { name: string; value: string }[]
}

/** A page asks first when a message would leave, or when a rdv to come would be there again. */
export async function statusMenu(req: Request, rdv: AgentRdv, now: Temporal.Instant): Promise<StatusEntry[]> {
  const { choices, hasStarted } = standingOf(rdv, { timeZone: organisationVisitOf(req).timeZone, now })
  const told = hasStarted ? null : await findToldRdv(rdv.id)
  const actor = authorOf(currentAgent(req))
  return choices.map((status) => {
    const sentences = told ? toldSentences(previewStatusChange(told, { status, actor, now })) : []
    const asks = !hasStarted && (sentences.length > 0 || status === 'unknown')
    const { text, meaning } = choiceWords[status]
    const said = sentences.length > 0 ? sentences : silence(status)
    return { text, meaning: [meaning, ...said].join(' '), asks, ...target(rdv, status, asks) }
  })
}

function target(rdv: AgentRdv, status: Status, asks: boolean) {
  const pathOf = status === 'excused' || status === 'revoked' ? annulationPath : statutPath
  const params = { organisationId: rdv.organisationId, rdvId: rdv.id }
  if (asks) return { action: pathOf(params, { status }), fields: [] }
  const fields = [
    { name: 'status', value: status },
    { name: 'from', value: rdv.status },
  ]
  return { action: pathOf(params), fields }
}

const silence = (status: Status) => (status === 'seen' ? [] : ['Aucun message n’est envoyé.'])
