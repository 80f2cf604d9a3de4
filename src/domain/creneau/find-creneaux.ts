import { isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { listOpenCollectifs, type OpenCollectif } from './collectif-queries.ts'
import { consideredAgents } from './considered-agents.ts'
import { publicStarts } from './creneau.ts'
import { type First, type FirstsAsked, findFirsts } from './find-firsts.ts'
import { findWeekOfCreneaux } from './find-week.ts'
import { PLAGE_COLUMNS } from './open-plage-queries.ts'
import { horizonOf, type MotifSought, onlinePeriod, type Who } from './sought.ts'
import { type WeekDay, weekOf } from './week.ts'

export type { OpenCollectif } from './collectif-queries.ts'
export type { MotifSought, Who } from './sought.ts'

export type WeekAsked = {
  motif: MotifSought
  /** Absent: any lieu, and plages without lieu. */
  lieuId?: number | undefined
  from: string
  now: Temporal.Instant
  who: Who
  /** Already allowed, see `durationOf`; absent: that of the motif. */
  durationInMin?: number | undefined
}

export type Week = {
  days: WeekDay[]
  /** Who is free at each start. */
  agentsAt: ReadonlyMap<number, readonly number[]>
  /** First créneau later on, when the seven days hold none. */
  next: number | null
  lastBookableDay: string
}

/** Seven days of one motif, as booking pages show them. */
export async function findWeek(asked: WeekAsked): Promise<Week> {
  const { motif, lieuId = null, from, now, who, durationInMin = motif.durationInMin } = asked
  const lastDay = horizonOf(motif, now)
  const { creneaux, next } = await findWeekOfCreneaux({
    plages: { motifs: [motif], lieuId, conditions: consideredAgents([motif], who, PLAGE_COLUMNS) },
    search: { ...onlinePeriod(motif, now), from, durationMinutes: durationInMin },
    lastDay,
    holds: { hiddenExceptOf: who.sessionDigest },
  })
  const lastBookableDay = isoDay(lastDay)
  return {
    days: weekOf(publicStarts(creneaux), { from, zone: zoneOf(motif.timeZone), lastBookableDay }),
    agentsAt: agentsByStart(creneaux),
    next: next?.startsAtMs ?? null,
    lastBookableDay,
  }
}

function agentsByStart(creneaux: readonly { startsAtMs: number; agentId: number }[]) {
  const agentsAt = new Map<number, number[]>()
  for (const { startsAtMs, agentId } of creneaux) {
    const agentIds = agentsAt.get(startsAtMs)
    if (!agentIds) agentsAt.set(startsAtMs, [agentId])
    else if (agentIds.at(-1) !== agentId) agentIds.push(agentId)
  }
  return agentsAt
}

/** Next availability of each lieu of a search. */
export const findFirstByLieu = (asked: FirstsAsked): Promise<ReadonlyMap<number, First>> =>
  findFirsts(asked, ({ lieuId }) => lieuId)

/** Next availability of each organisation of a search. */
export function findFirstByOrganisation(asked: FirstsAsked): Promise<ReadonlyMap<number, First>> {
  const organisations = new Map(asked.motifs.map(({ id, organisationId }) => [id, organisationId]))
  return findFirsts(asked, ({ motifId }) => organisations.get(motifId) ?? null)
}

type CollectifsAsked = { motif: MotifSought; lieuId: number | null; now: Temporal.Instant; who: Who }

/** Rdvs collectifs to choose from. */
export const findOpenCollectifs = ({ motif, ...asked }: CollectifsAsked): Promise<OpenCollectif[]> =>
  listOpenCollectifs({ ...asked, motifs: [motif] })
