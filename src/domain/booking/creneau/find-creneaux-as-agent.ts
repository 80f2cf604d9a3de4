import { zoneOf } from '#lib/zone.ts'
import { listOpenCollectifs, type OpenCollectif } from './collectif-queries.ts'
import { type Creneau, oncePerAgent, publicStarts } from './creneau.ts'
import { type First, findFirsts } from './find-firsts.ts'
import { findCreneauxOfWeek } from './find-week.ts'
import { agentSearcher } from './searcher.ts'
import type { Chosen, MotifSought } from './sought.ts'
import { type WeekDay, weekOf } from './week.ts'

type Asked = {
  motif: MotifSought
  from: string
  now: Temporal.Instant
  /** Absent: everyone. */
  chosen?: Chosen | undefined
}

export type AgentWeek = {
  days: WeekDay[]
  /** One a start and agent. */
  creneaux: readonly Creneau[]
  /** First créneau later on, when the seven days hold none. */
  next: number | null
}

/** Seven days of one motif as agents see them: no delay, through the holds of usagers. */
export async function findWeekAsAgent({
  lieuId,
  ...asked
}: Asked & { lieuId?: number | undefined }): Promise<AgentWeek> {
  const { motif, from } = asked
  const { creneaux, next, receptionDays } = await findCreneauxOfWeek({
    motif,
    lieuId,
    from,
    searcher: agentSearcher(asked),
  })
  return {
    days: weekOf(publicStarts(creneaux), { from, zone: zoneOf(motif.timeZone), lastBookableDay: null, receptionDays }),
    creneaux: oncePerAgent(creneaux),
    next: next?.startsAtMs ?? null,
  }
}

/** Next availability of each lieu, from a day on. */
export const findFirstByLieuAsAgent = (asked: Asked): Promise<ReadonlyMap<number, First>> =>
  findFirsts({ motifs: [asked.motif], from: asked.from, searcher: agentSearcher(asked) }, ({ lieuId }) => lieuId)

/** Next availability, wherever it is; of a rdv collectif too. */
export async function findFirstAsAgent(asked: Asked): Promise<First | null> {
  const firsts = await findFirsts(
    { motifs: [asked.motif], from: asked.from, searcher: agentSearcher(asked) },
    ({ motifId }) => motifId,
  )
  return firsts.get(asked.motif.id) ?? null
}

/** Rdvs collectifs with a free seat, from a day on. */
export const findCollectifsAsAgent = (asked: Asked): Promise<OpenCollectif[]> =>
  listOpenCollectifs({ motifs: [asked.motif], from: asked.from, searcher: agentSearcher(asked) })
