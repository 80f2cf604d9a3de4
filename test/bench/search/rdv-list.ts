import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { findRdvChoices } from '#domain/booking/rdv/rdv-filter-queries.ts'
import type { ListOrder, RdvFilters } from '#domain/booking/rdv/rdv-list.ts'
import { findRdvPage } from '#domain/booking/rdv/rdv-list-queries.ts'
import { listRdvRows } from '#domain/booking/rdv/rdv-row-queries.ts'
import { countRdvsToComplete } from '#domain/booking/rdv/to-complete-queries.ts'
import { motifOf } from '../world/shape.ts'

/** Three organisations: 300,000 rdvs in the larger world. */
const ORGANISATIONS = [1, 2, 3]

const NONE: RdvFilters = {
  agentId: null,
  usagerId: null,
  lieuIds: [],
  motifIds: [],
  status: null,
  start: null,
  end: null,
}

const FILTERS: Partial<RdvFilters>[] = [
  {},
  { status: 'noshow' },
  { status: 'seen', lieuIds: [1] },
  { status: 'unknown_past' },
  { status: 'unknown_future' },
  { motifIds: [motifOf(1, 2), motifOf(2, 2)] },
  // Never both: everything is passed by.
  { motifIds: [motifOf(1, 1)], lieuIds: [5] },
  { agentId: 61 },
  { usagerId: 1_000 },
  { start: '2026-03-01', end: '2026-03-31' },
]

/** To the last that is counted, and beyond. */
const PAGES = [1, 2, 500, 1_000, 5_000]

const actorAt = (accessLevel: 'admin' | 'basic'): AgentActor => ({
  id: 1,
  serviceIds: [2],
  isSecretary: false,
  roles: ORGANISATIONS.map((organisationId) => ({
    organisationId,
    accessLevel,
    territoire: { id: 1, kind: 'ordinary', visibleUsagersThroughoutTheTerritoire: false },
  })),
  territorialAdminOf: [],
  accessRights: [],
})

const CASES = (['admin', 'basic'] as const).flatMap((level) =>
  FILTERS.flatMap((filters) =>
    PAGES.flatMap((page) =>
      (['ancien', 'recent'] as const).map((order: ListOrder) => ({ actor: actorAt(level), filters, page, order })),
    ),
  ),
)

/** All that the list of rdvs reads, of another page and filter at each call. */
export function rdvListDeeds(now: Temporal.Instant) {
  const organisations = ORGANISATIONS.map((id) => ({ id, timeZone: 'Europe/Paris' }))
  let turn = 0
  let rows: number[] = []
  return {
    'floor of a list of rdvs': () => listRdvRows(rows),
    async 'list of rdvs'() {
      const { actor, filters, ...cut } = CASES[turn++ % CASES.length] ?? {
        actor: actorAt('admin'),
        filters: {},
        page: 1,
        order: 'ancien' as const,
      }
      const asked = { ...NONE, ...filters }
      const listed = await findRdvPage(actor, { organisations, filters: asked, ...cut, size: 10, now })
      await Promise.all([
        listRdvRows(listed.ids),
        findRdvChoices(actor, { organisationIds: ORGANISATIONS, agentId: asked.agentId, usagerId: asked.usagerId }),
        countRdvsToComplete(actor, now),
      ])
      if (listed.ids.length === 10) rows = listed.ids
    },
  }
}
