import { findWeekAsAgent } from '#domain/booking/creneau/find-creneaux-as-agent.ts'
import { isoDay } from '#lib/day.ts'
import { displayName } from '#lib/names.ts'
import { time } from '#lib/spoken-words.ts'
import { zoneOf } from '#lib/zone.ts'
import type { Reached } from './wizard-frame.ts'

/** What the plages of the agent leave free on the day of the rdv, and where he receives then. */
export type FreeHours = {
  agent: string
  hours: { value: string; text: string }[]
  /** The lieu of his plage at that hour, or of the whole day; null when it cannot be said. */
  lieuId: number | null
}

const MOST_SHOWN = 12

/** Of one agent and a motif of one person: several agents have their plages apart, a rdv collectif has no créneau. */
export async function findFreeHours({ visit, plan }: Reached): Promise<FreeHours | null> {
  const { motif, agents, startsAt, durationInMin: durationOfRdv } = plan
  const [agent, another] = agents
  if (!motif || motif.collectif || !agent || another) return null
  const { timeZone, departementNumber } = visit.organisation.territoire
  const zone = zoneOf(timeZone)
  const day = zone.dayOf(startsAt.epochMilliseconds)
  const { creneaux } = await findWeekAsAgent({
    motif: {
      ...{ id: motif.id, organisationId: visit.organisation.id, timeZone, departementNumber },
      ...{ collectif: false, durationInMin: durationOfRdv, minDelayS: 0, maxDelayS: 0 },
      ...{ followUp: false, sectorisationLevel: 'departement' },
    },
    from: isoDay(day),
    now: visit.now,
    chosen: { agentIds: [agent.id], teamIds: [] },
  })
  const ofDay = creneaux.filter(({ startsAtMs }) => zone.dayOf(startsAtMs) === day)
  const then = ofDay.filter(({ startsAtMs }) => startsAtMs === startsAt.epochMilliseconds)
  const [lieuId = null, anotherLieuId] = new Set((then.length > 0 ? then : ofDay).map((creneau) => creneau.lieuId))
  return {
    agent: displayName(agent),
    hours: ofDay
      .filter(({ startsAtMs }) => startsAtMs !== startsAt.epochMilliseconds)
      .slice(0, MOST_SHOWN)
      .map(({ startsAtMs }) => ({
        value: zone.timeOf(startsAtMs),
        text: time(Temporal.Instant.fromEpochMilliseconds(startsAtMs), timeZone),
      })),
    lieuId: anotherLieuId === undefined ? lieuId : null,
  }
}
