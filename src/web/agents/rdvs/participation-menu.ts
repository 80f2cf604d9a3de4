import type { AgentRdvParticipation } from '#domain/booking/rdv/agent-rdv-queries.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import type { OrganisationVisit } from '../visit.ts'
import { participationWords } from './participation-words.ts'
import { participationPath } from './paths.ts'
import { addressOf, queryFrom, type RdvFrom } from './rdv-address.ts'
import type { StatusEntry } from './status-menu.ts'
import { toldSentences } from './told.ts'

/** The menu of each participation of a rdv collectif, by its id; no other rdv has any. */
export function participationMenus(visit: OrganisationVisit, rdv: RdvFrom, told: ToldRdv | null) {
  if (!rdv.motif.collectif) return new Map<number, StatusEntry[]>()
  return new Map(rdv.participations.map((one) => [one.id, menuOf(visit, { rdv, participation: one, told })]))
}

type Shown = { rdv: RdvFrom; participation: AgentRdvParticipation; told: ToldRdv | null }

function menuOf(visit: OrganisationVisit, { rdv, participation, told }: Shown): StatusEntry[] {
  const address = { ...addressOf(rdv), participationId: participation.id }
  return statusRules.offeredToParticipation({ rdv, participation }, visit).map((status) => {
    const sentences = toldSentences(told, { of: 'participations', ids: [participation.id], status }, visit)
    const { text, meaning } = participationWords[status]
    const asks = sentences.length > 0
    const fields = [
      { name: 'status', value: status },
      { name: 'from', value: participation.status },
    ]
    const action = participationPath(address, { ...(asks ? { status } : {}), ...queryFrom(rdv) })
    return { status, text, meaning: [meaning, ...sentences].join(' '), asks, action, fields: asks ? [] : fields }
  })
}
