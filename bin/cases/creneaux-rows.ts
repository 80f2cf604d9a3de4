import { type Agenda, agendaOf } from '#domain/booking/creneau/agenda.ts'
import { boundsOf, type Period } from '#domain/booking/creneau/bounds.ts'
import type { CollectifRdv } from '#domain/booking/creneau/collectif.ts'
import type { OpenPlage } from '#domain/booking/creneau/plage-times.ts'
import { lastDayOf } from '#domain/planning/recurrence/lifespan.ts'
import { monthlyRuleFrom } from '#domain/planning/recurrence/recurrence.ts'
import { formatRrule, type Rrule } from '#lib/rrule.ts'
import { zoneOf } from '#lib/zone.ts'
import { type CreneauxCase, type Repetition, WEEKDAYS } from './creneaux-case.ts'
import { spanOf } from './creneaux-span.ts'

/** Ids of a case are words, ours are numbers: the place of a word in alphabetical order, from 1. */
const idsOf = (words: readonly string[]) => {
  const sorted = [...new Set(words)].sort()
  return { idOf: (word: string) => sorted.indexOf(word) + 1, wordOf: (id: number) => sorted[id - 1] ?? '?' }
}

export const agentIds = ({ plages, absences, rdvs, query }: CreneauxCase) =>
  idsOf(
    [...plages, ...absences]
      .map(({ agent }) => agent)
      .concat(
        query.agents,
        rdvs.flatMap(({ agents }) => agents),
      ),
  )

export const lieuIds = ({ plages, rdvs, query }: CreneauxCase) =>
  idsOf([...plages, ...rdvs, query].flatMap(({ lieu }) => lieu ?? []))

export const rdvIds = ({ rdvs }: CreneauxCase) => idsOf(rdvs.map(({ id }, at) => id ?? String(at)))

export function plagesOf(given: CreneauxCase): OpenPlage[] {
  const carrying = given.plages.filter(({ motifs = [given.motif.id] }) => motifs.includes(given.motif.id))
  return carrying.map(({ agent, lieu, ...plage }) => ({
    ...repetitionOf(plage),
    agentId: agentIds(given).idOf(agent),
    lieuId: lieu ? lieuIds(given).idOf(lieu) : null,
    zone: zoneOf(given.timezone),
    departementNumber: '',
    openOnHolidays: false,
    minutesAfterRdvs: 0,
  }))
}

export function agendaFor(given: CreneauxCase, period: Period): Agenda {
  const { idOf } = agentIds(given)
  const zone = zoneOf(given.timezone)
  const live = given.rdvs.filter(({ status }) => status !== 'excused' && status !== 'revoked')
  const rdvs = live.flatMap(({ agents, startsAt, endsAt }) =>
    agents.map((agent) => ({ agentId: idOf(agent), startsAtMs: startsAt, endsAtMs: endsAt })),
  )
  const absences = given.absences.map(({ agent, endDay, ...absence }) => ({
    ...repetitionOf({ ...absence, endDay: endDay ?? absence.firstDay }),
    agentId: idOf(agent),
    zone,
  }))
  return agendaOf({ rdvs, absences }, spanOf(boundsOf(period)))
}

export function collectifsOf(given: CreneauxCase): CollectifRdv[] {
  const { motif } = given
  return given.rdvs.flatMap((rdv, at) => {
    if (!rdv.collectif || rdv.status === 'revoked' || (rdv.motif ?? motif.id) !== motif.id) return []
    return [
      {
        id: rdvIds(given).idOf(rdv.id ?? String(at)),
        lieuId: rdv.lieu ? lieuIds(given).idOf(rdv.lieu) : null,
        startsAtMs: rdv.startsAt,
        agentIds: rdv.agents.map(agentIds(given).idOf),
        maxParticipants: rdv.maxParticipants ?? null,
        participants: rdv.participants,
      },
    ]
  })
}

type Repeated = {
  firstDay: string
  endDay?: string
  startTime: string
  endTime: string
  recurrence?: Repetition | null | undefined
}

function repetitionOf({ firstDay, endDay, startTime, endTime, recurrence }: Repeated) {
  const rrule = recurrence ? formatRrule(ruleOf(recurrence, firstDay)) : null
  const days = endDay === undefined ? { firstDay } : { firstDay, endDay }
  const lastDay = lastDayOf({ ...days, rrule, until: recurrence?.until ?? null })
  return { ...days, lastDay, startTime, endTime, rrule, exceptions: [] }
}

function ruleOf(recurrence: Repetition, firstDay: string): Rrule {
  const { interval } = recurrence
  if (recurrence.every === 'week')
    return { freq: 'weekly', interval, weekdays: recurrence.on.map((name) => WEEKDAYS.indexOf(name)) }
  const usual = monthlyRuleFrom(firstDay, interval)
  const weekday = recurrence.weekday === undefined ? {} : { weekday: WEEKDAYS.indexOf(recurrence.weekday) }
  return { ...usual, ...weekday, ...(recurrence.nth === undefined ? {} : { nth: recurrence.nth }) }
}
