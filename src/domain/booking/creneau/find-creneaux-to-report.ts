import { MINUTE_MS } from '#lib/day.ts'
import type { MovedRdv } from './agenda.ts'
import type { Creneau } from './creneau.ts'
import { findCreneauxOfWeek } from './find-week.ts'
import { agentSearcher } from './searcher.ts'
import type { MotifSought } from './sought.ts'

type Asked = {
  /** It keeps its motif and its own duration; its own time is free to itself. */
  rdv: MovedRdv & { lieuId: number | null; isAtALieu: boolean }
  motif: MotifSought
  from: string
  now: Temporal.Instant
}

export type HoursToReport = {
  /** When all its agents are free, at its lieu. */
  same: number[]
  /** With one other agent, or elsewhere; none for a rdv of several agents. */
  others: readonly Creneau[]
  /** First one later on, when the seven days hold none. */
  next: number | null
}

/** Seven days in which an agent may put a rdv, without the delays of usagers: one statement, one more when they hold nothing. */
export async function findHoursToReport({ rdv, motif, from, now }: Asked): Promise<HoursToReport> {
  const searcher = { ...agentSearcher({ from, now }), movedRdv: rdv }
  const durationInMin = (rdv.endsAtMs - rdv.startsAtMs) / MINUTE_MS
  const found = await findCreneauxOfWeek({ motif, from, durationInMin, searcher })
  const { next } = found
  const creneaux = rdv.isAtALieu ? found.creneaux : anywhere(found.creneaux)
  const isHere = ({ agentId, lieuId }: Creneau) =>
    rdv.agentIds.includes(agentId) && (!rdv.isAtALieu || lieuId === rdv.lieuId)
  const isItself = ({ startsAtMs }: Creneau) => startsAtMs === rdv.startsAtMs
  const here = Map.groupBy(
    creneaux.filter((creneau) => isHere(creneau) && !isItself(creneau)),
    ({ startsAtMs }) => startsAtMs,
  )
  return {
    same: [...here].flatMap(([startsAtMs, agents]) => (agents.length === rdv.agentIds.length ? [startsAtMs] : [])),
    others: rdv.agentIds.length === 1 ? creneaux.filter((creneau) => !isHere(creneau)) : [],
    next: next?.startsAtMs ?? null,
  }
}

/** Once an agent and an hour, wherever he receives then. */
function anywhere(creneaux: readonly Creneau[]): Creneau[] {
  const once = new Map(creneaux.map((creneau) => [`${creneau.startsAtMs} ${creneau.agentId}`, creneau]))
  return [...once.values()].map((creneau) => ({ ...creneau, lieuId: null }))
}
