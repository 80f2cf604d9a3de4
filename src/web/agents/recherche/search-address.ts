import { z } from 'zod'
import type { Query } from '#lib/path.ts'
import { day, id, ids, listed, longWords, NO_ID, optional } from '#web/shared/address-values.ts'
import { keepSealed } from '../sealed-context.ts'
import type { AgentVisit } from '../visit.ts'

/** Forms send empty values, which choose nothing; a list that cannot be read names nobody. */
const chosen = z.preprocess(
  (sent) => {
    const given = listed(sent).filter((value) => value !== '' && value !== undefined)
    return given.length > 0 ? given : undefined
  },
  ids.optional().catch([NO_ID]),
)

const anAddress = z.object({
  service_id: optional(id),
  motif_id: optional(id),
  from_date: optional(day),
  team_ids: chosen,
  group_ids: chosen,
  agent_ids: chosen,
  lieu_ids: chosen,
  user_ids: chosen,
  context: optional(longWords),
})

/** What a search asks, under the names that bookmarks and duplicated rdvs know: it is all in the address. */
export type SearchAddress = z.output<typeof anAddress>

/** The context is sealed for whoever asks, and read where his rdv is made. */
export function readSearch(visit: Pick<AgentVisit, 'actor' | 'now'>, query: unknown): SearchAddress {
  const { context, ...asked } = anAddress.parse(query)
  return { ...asked, context: context === undefined ? undefined : keepSealed(visit, context) }
}

const aWeek = z.object({ lieu_id: optional(id), date: optional(day) })

/** The lieu whose créneaux are shown, and the first day of them: the search stays as it was asked. */
export type WeekAddress = z.output<typeof aWeek>

export const readWeek = (query: unknown): WeekAddress => aWeek.parse(query)

/** The search is run when its form was sent. */
export const SUBMITTED: Query = { commit: '1' }
