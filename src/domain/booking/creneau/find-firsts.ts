import { dayNumber, isoDay } from '#lib/day.ts'
import { hasFreeSeat } from './collectif.ts'
import { listOpenCollectifs } from './collectif-queries.ts'
import type { Planning } from './creneau.ts'
import { firstCreneaux } from './first-creneau.ts'
import { type Days, laterPlanning, openPlanning, type PlageOfMotif } from './planning-queries.ts'
import { PLAGE_COLUMNS } from './planning-sql.ts'
import type { Searcher } from './searcher.ts'
import type { MotifSought } from './sought.ts'

export type FirstsAsked = {
  /** By preference: a place answers with the first of them that it offers. */
  motifs: readonly MotifSought[]
  from?: string | undefined
  searcher: Searcher
}

export type First = { startsAtMs: number; motifId: number }

type Offered = { motifId: number; lieuId: number | null }

/** What availabilities are grouped by; null: left out. */
export type KeyOf = (offered: Offered) => number | null

/** Next availability of each place, all at once: rdvs collectifs, then everything with the first window, then a query a window. */
export async function findFirsts(asked: FirstsAsked, keyOf: KeyOf): Promise<ReadonlyMap<number, First>> {
  if (asked.motifs.length === 0) return new Map()
  const days = daysOf(asked)
  const [week = days, ...laterWindows] = asked.searcher.windowsOf(days)
  const collectifs = (await listOpenCollectifs(asked)).filter(hasFreeSeat)
  const planning = await openPlanning(planningAsked(asked, days, week))
  const isPreferred = preference([...collectifs, ...planning.plages], asked, keyOf)
  const firsts = new Map<number, First>()
  for (const rdv of collectifs.filter(isPreferred)) addFirst(firsts, keyOf(rdv), rdv)

  let waiting = planning.plages.filter(isPreferred)
  look({ ...planning, plages: waiting }, week)
  for (const window of laterWindows)
    if (waiting.length > 0) look(await laterPlanning(waiting, { ...asked.searcher, window }), window)
  return firsts

  function look(seen: Planning<PlageOfMotif>, window: Days) {
    for (const first of firstsIn({ planning: seen, window }, asked, keyOf)) addFirst(firsts, first.key, first)
    waiting = waiting.filter((plage) => !firsts.has(keyOf(plage) ?? 0))
  }
}

function daysOf({ motifs, searcher, from }: FirstsAsked): Days {
  const days = motifs.map((motif) => searcher.daysOf(motif))
  const earliest = Math.min(...days.map((own) => own.from))
  return {
    from: from === undefined ? earliest : Math.max(earliest, dayNumber(from)),
    to: Math.max(...days.map((own) => own.to)),
  }
}

const planningAsked = ({ motifs, searcher }: FirstsAsked, days: Days, window: Days) => ({
  motifs: motifs.filter(({ collectif }) => !collectif),
  lieuId: null,
  conditions: searcher.agentsAmong(motifs, PLAGE_COLUMNS),
  days,
  window,
  nowMs: searcher.nowMs,
  holds: searcher.holds,
})

/** In each place, the first motif of the search that it offers. */
function preference(offered: readonly Offered[], { motifs }: FirstsAsked, keyOf: KeyOf) {
  const ranks = new Map(motifs.map(({ id }, rank) => [id, rank]))
  const rankOf = ({ motifId }: Offered) => ranks.get(motifId) ?? motifs.length
  const best = new Map<number, number>()
  for (const place of offered) {
    const key = keyOf(place)
    if (key !== null) best.set(key, Math.min(best.get(key) ?? motifs.length, rankOf(place)))
  }
  return (place: Offered) => {
    const key = keyOf(place)
    return key !== null && best.get(key) === rankOf(place)
  }
}

type Seen = { planning: Planning<PlageOfMotif>; window: Days }

function* firstsIn({ planning, window }: Seen, { motifs, searcher }: FirstsAsked, keyOf: KeyOf) {
  const byMotif = Map.groupBy(planning.plages, ({ motifId }) => motifId)
  const days = { from: isoDay(window.from), to: isoDay(window.to) }
  for (const motif of motifs) {
    const search = { ...searcher.boundsOf(motif), ...days, durationMinutes: motif.durationInMin }
    const own = { ...planning, plages: byMotif.get(motif.id) ?? [] }
    for (const [key, { startsAtMs }] of firstCreneaux(own, search, keyOf)) yield { key, startsAtMs, motifId: motif.id }
  }
}

function addFirst(firsts: Map<number, First>, key: number | null, { startsAtMs, motifId }: First) {
  const known = key === null ? undefined : firsts.get(key)
  if (key !== null && (!known || startsAtMs < known.startsAtMs)) firsts.set(key, { startsAtMs, motifId })
}
