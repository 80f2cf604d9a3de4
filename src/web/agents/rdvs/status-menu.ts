import { isToCome } from '#domain/booking/rdv/rdv.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import { isCancelledStatus } from '#domain/booking/status/status.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import { choiceWords, TIME_IS_FREE } from '../status-words.ts'
import type { OrganisationVisit } from '../visit.ts'
import { annulationPath, statutPath } from './paths.ts'
import { addressOf, queryFrom, type RdvFrom } from './rdv-address.ts'
import { SILENCE, toldSentences } from './told.ts'

/** One entry a choice: a form, or a link to the page that asks first. */
export type StatusEntry = {
  status: statusRules.Status
  text: string
  meaning: string
  action: string
  asks: boolean
  fields: { name: string; value: string }[]
}

/** A page asks first when a message would leave, or when a rdv to come would be there again. */
export function statusMenu(visit: OrganisationVisit, rdv: RdvFrom, told: ToldRdv | null): StatusEntry[] {
  const isComing = isToCome(rdv, visit.now)
  return statusRules.offered(rdv, visit).map((status) => {
    const sentences = toldSentences(told, { of: 'rdv', status }, visit)
    const asks = isComing && (sentences.length > 0 || status === 'unknown')
    const { text, meaning } = choiceWords[status]
    const said = sentences.length > 0 ? sentences : silence(status)
    const freed = isComing && isCancelledStatus(status) ? [TIME_IS_FREE] : []
    return { status, text, meaning: [meaning, ...freed, ...said].join(' '), asks, ...target(rdv, status, asks) }
  })
}

function target(rdv: RdvFrom, status: statusRules.Status, asks: boolean) {
  const pathOf = isCancelledStatus(status) ? annulationPath : statutPath
  const params = addressOf(rdv)
  if (asks) return { action: pathOf(params, { status, ...queryFrom(rdv) }), fields: [] }
  const fields = [
    { name: 'status', value: status },
    { name: 'from', value: rdv.status },
  ]
  return { action: pathOf(params, queryFrom(rdv)), fields }
}

const silence = (status: statusRules.Status) => (status === 'seen' ? [] : [SILENCE])
