import type { Period } from '#domain/booking/creneau/bounds.ts'
import { openCollectifs } from '#domain/booking/creneau/collectif.ts'
import { agentsFreeAt } from '#domain/booking/creneau/confirmation.ts'
import { type Creneau, listCreneaux, publicStarts, type Search } from '#domain/booking/creneau/creneau.ts'
import { firstCreneau } from '#domain/booking/creneau/first-creneau.ts'
import { isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import type { CreneauxCase } from './creneaux-case.ts'
import { agendaFor, agentIds, collectifsOf, lieuIds, plagesOf, rdvIds } from './creneaux-rows.ts'

/** What the engine answers, by the words of `expect`; where several are as good, all of them, the engine's own first. */
export type Answer = Record<string, unknown>

type Query<Kind> = Extract<CreneauxCase['query'], { kind: Kind }>

export function answerOf(given: CreneauxCase): Answer {
  const { query } = given
  if (query.kind === 'collectifs') return collectifs(given)
  if (query.kind === 'nextAvailability') return given.motif.collectif ? collectifs(given) : next(given, query)
  return query.kind === 'slots' ? slots(given, query) : exact(given, query)
}

function slots(given: CreneauxCase, { from, to }: Query<'slots'>): Answer {
  const search = searchOf(given, { from, to })
  const creneaux = listCreneaux({ plages: plagesOf(given), agenda: agendaFor(given, search) }, search)
  const [first] = creneaux
  return {
    slots: creneaux.map((creneau) => inWords(given, creneau)),
    firstSlot: first ? earliest(given, creneaux, first) : [null],
    publicStartTimes: publicStarts(creneaux),
  }
}

function next(given: CreneauxCase, query: Query<'nextAvailability'>): Answer {
  const search = searchOf(given, { from: query.from ?? todayOf(given), to: null })
  const planning = { plages: plagesOf(given), agenda: agendaFor(given, search) }
  const first = firstCreneau(planning, search)
  if (!first) return { nextAvailability: [null] }
  const day = isoDay(search.zone.dayOf(first.startsAtMs))
  return { nextAvailability: earliest(given, listCreneaux(planning, { ...search, from: day, to: day }), first) }
}

function exact(given: CreneauxCase, { from, to, startsAt, durationMinutes }: Query<'exact'>): Answer {
  const day = isoDay(zoneOf(given.timezone).dayOf(startsAt))
  const search = searchOf(given, { from: from ?? day, to: to ?? day }, durationMinutes)
  const around = { ...search, from: day, to: day }
  const planning = { plages: plagesOf(given), agenda: agendaFor(given, around) }
  const free = agentsFreeAt(planning, { ...search, to: to ?? day, startsAtMs: startsAt })
  return { bookable: free.length > 0, agentAnyOf: free.map(agentIds(given).wordOf) }
}

function collectifs(given: CreneauxCase): Answer {
  const search = searchOf(given, { from: todayOf(given), to: null })
  const from = given.query.mode === 'agent' ? given.query.from : undefined
  const open = openCollectifs(collectifsOf(given), { ...search, from })
  const seats = open.map(({ id, startsAtMs, lieuId }) => ({
    startsAt: startsAtMs,
    rdv: rdvIds(given).wordOf(id),
    lieu: lieuId === null ? null : lieuIds(given).wordOf(lieuId),
  }))
  const firsts = seats.filter(({ startsAt }) => startsAt === seats[0]?.startsAt)
  return { collectifs: seats.map(({ rdv }) => rdv), nextAvailability: firsts.length > 0 ? firsts : [null] }
}

function searchOf(given: CreneauxCase, { from, to }: Pick<Period, 'from' | 'to'>, duration?: number): Search {
  const { motif, query } = given
  return {
    nowMs: given.now,
    zone: zoneOf(given.timezone),
    from,
    to,
    delays: query.mode === 'user' ? { minS: motif.minDelayS, maxS: motif.maxDelayS } : null,
    durationMinutes: duration ?? motif.durationMinutes,
    lieuId: query.lieu ? lieuIds(given).idOf(query.lieu) : undefined,
    agentIds: query.agents.length > 0 ? new Set(query.agents.map(agentIds(given).idOf)) : undefined,
  }
}

const todayOf = ({ now, timezone }: CreneauxCase) => isoDay(zoneOf(timezone).dayOf(now))

const earliest = (given: CreneauxCase, creneaux: readonly Creneau[], first: Creneau) =>
  [first, ...creneaux.filter(({ startsAtMs }) => startsAtMs === first.startsAtMs)].map((one) => inWords(given, one))

const inWords = (given: CreneauxCase, { startsAtMs, agentId, lieuId }: Creneau) => ({
  startsAt: startsAtMs,
  agent: agentIds(given).wordOf(agentId),
  lieu: lieuId === null ? null : lieuIds(given).wordOf(lieuId),
})
