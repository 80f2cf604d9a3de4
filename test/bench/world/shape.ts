import { type DayNumber, dayNumber, isoDay, weekdayOf } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'

export type Scale = 1 | 10

/** One département, its searched motif, and how much of a past it has. */
export type Shape = { scale: Scale; anchor: DayNumber; weeksBack: number }

export const ORGANISATIONS = 30
export const LIEUX = 60
export const AGENTS = 400
/** Those who receive for the searched motif. */
export const SEARCHED_AGENTS = 301
export const WEEKS_AHEAD = 21
export const RDVS_PER_AGENT = 750
export const MOTIF_KEY = 'consultation-public_office'
export const DEPARTEMENT = '62'
export const paris = zoneOf('Europe/Paris')

const WEEKS_OF_RDVS = 104

/** ×10 is ten times the past of the same agents: the rows that answer a search are the same ones. */
export const shapeOf = (scale: Scale, month: string): Shape => ({
  scale,
  anchor: firstMondayOf(month),
  weeksBack: WEEKS_OF_RDVS * scale - WEEKS_AHEAD,
})

/** The bench searches as of this instant, 8:00 on the first Monday of the month. */
export const nowOf = ({ anchor }: Shape) => new Date(paris.instantOf(anchor, 8 * 60))

function firstMondayOf(month: string): DayNumber {
  const first = dayNumber(`${month}-01`)
  return first + ((7 - weekdayOf(first)) % 7)
}

export const agentIds = Array.from({ length: AGENTS }, (_, at) => at + 1)
export const lieuOf = (agentId: number) => ((agentId - 1) % LIEUX) + 1
export const organisationOfLieu = (lieuId: number) => Math.ceil(lieuId / 2)
export const organisationOf = (agentId: number) => organisationOfLieu(lieuOf(agentId))

/** Three motifs an organisation: the searched one, another on site, one by phone. */
export const motifOf = (organisationId: number, nth: 1 | 2 | 3) => (organisationId - 1) * 3 + nth
export const usagersOf = ({ scale }: Shape) => 30_000 * scale
export const day = isoDay
