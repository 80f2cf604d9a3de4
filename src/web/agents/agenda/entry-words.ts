import type { AgendaEntry, AgendaRdv } from '#domain/booking/agenda/agent-agenda.ts'
import { type DayNumber, isoDay, MINUTE_MS } from '#lib/day.ts'
import { displayName, fullName } from '#lib/names.ts'
import { dayRange, dayShort, plural, time, timeRange, timeRangeShort } from '#lib/spoken-words.ts'
import type { Zone } from '#lib/zone.ts'

/** Who reads an agenda, where and when. */
export type Reader = {
  organisationId: number
  /** Of the reader, by id: rdvs and plages of others are never shown. */
  organisationNames: ReadonlyMap<number, string>
  zone: Zone
  now: Temporal.Instant
}

export const organisationName = ({ organisationId }: { organisationId: number }, { organisationNames }: Reader) =>
  organisationNames.get(organisationId) ?? 'Autre organisation'

/** The names, or those of the atelier. */
export function whoOf(rdv: AgendaRdv) {
  const { motif, name, usagers } = rdv
  if (motif.collectif) return name ?? motif.name
  return usagers.map(fullName).join(', ') || 'Sans participant'
}

export const isFull = ({ motif, usagersCount, maxParticipantsCount }: AgendaRdv) =>
  motif.collectif && maxParticipantsCount !== null && usagersCount >= maxParticipantsCount

/** « 6/8 », « 6 »; null for one that is not collectif. */
export function seatsOf({ motif, usagersCount, maxParticipantsCount }: AgendaRdv) {
  if (!motif.collectif) return null
  return maxParticipantsCount === null ? `${usagersCount}` : `${usagersCount}/${maxParticipantsCount}`
}

/** « 6 places prises sur 8 » */
export function seatsInWords(rdv: AgendaRdv) {
  const { usagersCount, maxParticipantsCount } = rdv
  if (maxParticipantsCount === null) return plural(usagersCount, 'participant', 'participants')
  const taken = `${plural(usagersCount, 'place prise', 'places prises')} sur ${maxParticipantsCount}`
  return isFull(rdv) ? `${taken}, complet` : taken
}

const AWAY_FROM_LIEU: Record<Exclude<AgendaRdv['motif']['locationType'], 'public_office'>, string> = {
  phone: 'Par téléphone',
  home: 'À domicile',
  visio: 'En visio',
}

export function placeOf({ motif, lieu }: Pick<AgendaRdv, 'motif' | 'lieu'>) {
  return motif.locationType === 'public_office' ? (lieu ?? 'Sur place') : AWAY_FROM_LIEU[motif.locationType]
}

export function takenByOf({ takenBy }: AgendaRdv) {
  if (takenBy.type === 'usager') return 'En ligne'
  const name = displayName(takenBy)
  return takenBy.type === 'agent' ? name || 'Un agent' : ['Prescription', name].filter(Boolean).join(' : ')
}

type Times = Pick<AgendaEntry, 'startMs' | 'endMs'>

/** An end in the last minute of a day is that of the day. */
const ALMOST_MIDNIGHT_MS = MINUTE_MS

/** Clipped to the day, for a table: « toute la journée », « à partir de 14 h », « jusqu’à 12 h ». */
export function hoursOnDay({ startMs, endMs }: Times, day: DayNumber, zone: Zone) {
  const fromBefore = startMs <= zone.startOfDay(day)
  const toAfter = endMs >= zone.startOfDay(day + 1) - ALMOST_MIDNIGHT_MS
  if (fromBefore && toAfter) return 'Toute la journée'
  const [start, end] = [instantOf(startMs), instantOf(endMs)]
  if (toAfter) return `À partir de ${time(start, zone.timeZone)}`
  return fromBefore ? `Jusqu’à ${time(end, zone.timeZone)}` : timeRangeShort(start, end, zone.timeZone)
}

/** Whole, for the ear: « de 9 h 30 à 10 h », « du lundi 1er mars à 9 h au mercredi 3 mars à 12 h ». */
export function hoursInWords({ startMs, endMs }: Times, zone: Zone) {
  const { timeZone } = zone
  const [first, last] = [zone.dayOf(startMs), zone.dayOf(endMs - 1)]
  const [start, end] = [instantOf(startMs), instantOf(endMs)]
  const isWhole = startMs <= zone.startOfDay(first) && endMs >= zone.startOfDay(last + 1) - ALMOST_MIDNIGHT_MS
  if (first === last) return isWhole ? 'toute la journée' : timeRange(start, end, timeZone)
  if (isWhole) return dayRange(isoDay(first), isoDay(last))
  const [from, to] = [dayShort(start, timeZone), dayShort(end, timeZone)]
  return `du ${from} à ${time(start, timeZone)} au ${to} à ${time(end, timeZone)}`
}

const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
