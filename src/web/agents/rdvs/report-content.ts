import type { Creneau } from '#domain/booking/creneau/creneau.ts'
import { displayName, ofPerson } from '#lib/names.ts'
import { dateTime, dayRange, dayShort, time, timeRangeShort } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import type { Zone } from '#lib/zone.ts'
import { deplacementPath } from './paths.ts'
import { addressOf, type RdvFrom } from './rdv-address.ts'
import { whoOf } from './rdv-who.ts'

/** A line of hours: `hidden` ends the name of each for those who hear it alone. */
type HoursOf = { day: string; who: string | null; hours: { href: string; text: string; hidden: string }[] }

export type ReportedHours = { same: HoursOf[]; others: HoursOf[] }

export const reportTitle = (rdv: RdvFrom): string =>
  typo(rdv.motif.collectif ? `Reporter « ${whoOf(rdv)} »` : `Reporter le rendez-vous ${ofPerson(whoOf(rdv))}`)

/** « Aujourd’hui prévu mardi 2 mars, 9 h 30 – 10 h, avec Claire FONTAINE, Arras-Nord. » */
export function nowWords({ startsAt, endsAt, agents, lieu }: RdvFrom, timeZone: string): string {
  const [start, end] = [startsAt.toTemporalInstant(), endsAt.toTemporalInstant()]
  const hours = timeRangeShort(start, end, timeZone)
  const with_ = `avec ${agents.map(({ agent }) => displayName(agent)).join(', ')}`
  return typo(`Prévu ${[dayShort(start, timeZone), hours, with_, lieu?.name].filter(Boolean).join(', ')}.`)
}

export const weekWords = (from: Temporal.PlainDate, to: Temporal.PlainDate): string => sentence(dayRange(from, to))

export const firstFreeWords = (at: Temporal.ZonedDateTime): string => typo(`Premier horaire libre : ${dateTime(at)}`)

type Shown = {
  rdv: RdvFrom
  zone: Zone
  agents: ReadonlyMap<number, string>
  lieux: ReadonlyMap<number, string>
}

/** By day, all with the agents and the lieu that it has. */
export const sameShown = (starts: readonly number[], shown: Shown): HoursOf[] =>
  [...Map.groupBy(starts, (startMs) => shown.zone.dayOf(startMs)).values()].map((ofDay) => ({
    day: sentence(dayWords(ofDay[0] ?? 0, shown)),
    who: null,
    hours: ofDay.map((startMs) => hourOf(startMs, shown, { hidden: `le ${dayWords(startMs, shown)}` })),
  }))

/** By day, agent and lieu: whoever is free first. */
export function othersShown(creneaux: readonly Creneau[], shown: Shown): HoursOf[] {
  const groups = Map.groupBy(creneaux, ({ startsAtMs, agentId, lieuId }) =>
    [shown.zone.dayOf(startsAtMs), agentId, lieuId].join(' '),
  )
  return [...groups.values()].flatMap((ofAgent) =>
    ofAgent.slice(0, 1).map(({ startsAtMs, agentId, lieuId }) => {
      const who = [shown.agents.get(agentId), lieuId === null ? null : shown.lieux.get(lieuId)]
        .filter(Boolean)
        .join(', ')
      const to = { agentId, lieuId, hidden: `le ${dayWords(startsAtMs, shown)} avec ${who}` }
      return {
        day: sentence(dayWords(startsAtMs, shown)),
        who,
        hours: ofAgent.map((creneau) => hourOf(creneau.startsAtMs, shown, to)),
      }
    }),
  )
}

const dayWords = (startMs: number, { zone }: Shown) =>
  dayShort(Temporal.Instant.fromEpochMilliseconds(startMs), zone.timeZone)

type To = { agentId?: number; lieuId?: number | null; hidden: string }

/** The page of consequences, before anything is written. */
function hourOf(startMs: number, { rdv, zone }: Shown, { agentId, lieuId, hidden }: To) {
  const at = Temporal.Instant.fromEpochMilliseconds(startMs)
  const query = { starts_at: at.toString(), agent_id: agentId, lieu_id: lieuId }
  return { href: deplacementPath(addressOf(rdv), query), text: time(at, zone.timeZone), hidden }
}
