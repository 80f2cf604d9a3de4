import type { AgendaDay, AgendaEntry, AgendaRdv } from '#domain/booking/agenda/agent-agenda.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { dayNumber } from '#lib/day.ts'
import { displayName, fullName } from '#lib/names.ts'
import { dayShort, time, timeRangeShort } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import type { Zone } from '#lib/zone.ts'
import { rdvPath } from '../rdvs/paths.ts'

export type DayShown = { title: string; rows: Row[] }

export type Row = RdvRow | { kind: 'planning'; hours: string; text: string; isPlage: boolean }

type RdvRow = {
  kind: 'rdv'
  hours: string
  /** Null in another organisation. */
  href: string | null
  who: string
  motif: { colour: string; name: string }
  place: string
  status: TemporalStatus | 'waiting'
  takenBy: string
  isCancelled: boolean
}

export type Reader = {
  organisationId: number
  /** Of the reader, by id: other rdvs and plages are never shown. */
  organisationNames: ReadonlyMap<number, string>
  agentId: number
  zone: Zone
  now: Temporal.Instant
}

export const dayShown = ({ day, jourFerie, entries }: AgendaDay, reader: Reader): DayShown => ({
  title: typo([dayTitle(day, reader), jourFerie && `jour férié : ${jourFerie}`].filter(Boolean).join(' – ')),
  rows: entries.map((entry) => rowOf(entry, dayNumber(day), reader)),
})

function dayTitle(day: string, { zone, now }: Reader) {
  const today = zone.dayOf(now.epochMilliseconds) === dayNumber(day)
  return `${sentence(dayShort(day))}${today ? ' (aujourd’hui)' : ''}`
}

function rowOf(entry: AgendaEntry, day: number, reader: Reader): Row {
  const hours = hoursOf(entry, day, reader.zone)
  if (entry.kind === 'rdv') return rdvRow(entry.rdv, hours, reader)
  if (entry.kind === 'absence')
    return { kind: 'planning', hours, text: typo(`Indisponible : ${entry.title}`), isPlage: false }
  const elsewhere = entry.organisationId === reader.organisationId ? null : nameOf(entry, reader)
  const words = [`Plage d’ouverture : ${entry.title}`, entry.lieu, elsewhere].filter(Boolean)
  return { kind: 'planning', hours, text: typo(words.join(', ')), isPlage: true }
}

/** Of another organisation, only that the agent is taken there. */
function rdvRow(rdv: AgendaRdv, hours: string, reader: Reader): RdvRow {
  const { organisationId, agentId } = reader
  const isHere = rdv.organisationId === organisationId
  const status = temporalStatus(rdv, reader.zone, reader.now)
  return {
    kind: 'rdv',
    hours,
    href: isHere ? `${rdvPath({ organisationId, rdvId: rdv.id }, { agent_id: agentId })}` : null,
    who: isHere ? whoOf(rdv) : nameOf(rdv, reader),
    motif: isHere ? { colour: rdv.motif.color, name: rdv.motif.name } : { colour: GREY, name: 'Autre organisation' },
    place: placeOf(rdv),
    status: status === 'unknown_today' && rdv.isWaiting ? 'waiting' : status,
    takenBy: isHere ? takenByOf(rdv) : '–',
    isCancelled: isCancelled(rdv),
  }
}

const GREY = '#6a6a6a'

const nameOf = ({ organisationId }: { organisationId: number }, { organisationNames }: Reader) =>
  organisationNames.get(organisationId) ?? 'Autre organisation'

/** « 6/8 Atelier massage », or the names. */
function whoOf({ motif, name, usagersCount, maxParticipantsCount, usagers }: AgendaRdv) {
  if (!motif.collectif) return usagers.map(fullName).join(', ') || 'Sans participant'
  const seats = maxParticipantsCount === null ? `${usagersCount}` : `${usagersCount}/${maxParticipantsCount}`
  return `${seats} ${name ?? motif.name}`
}

function placeOf({ motif, lieu }: AgendaRdv) {
  if (motif.locationType === 'public_office') return lieu ?? 'Sur place'
  return { phone: 'Par téléphone', home: 'À domicile', visio: 'En visio' }[motif.locationType]
}

function takenByOf({ takenBy }: AgendaRdv) {
  if (takenBy.type === 'usager') return 'En ligne'
  const name = displayName(takenBy)
  return takenBy.type === 'agent' ? name || 'Un agent' : ['Prescription', name].filter(Boolean).join(' : ')
}

const ALMOST_MIDNIGHT_MS = 60_000

/** Clipped to the day: « toute la journée », « à partir de 14 h », « jusqu’à 12 h ». */
function hoursOf({ startMs, endMs }: AgendaEntry, day: number, zone: Zone) {
  const [start, end] = [startMs, endMs].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
  const fromBefore = startMs <= zone.startOfDay(day)
  const toAfter = endMs >= zone.startOfDay(day + 1) - ALMOST_MIDNIGHT_MS
  if (!start || !end || (fromBefore && toAfter)) return 'Toute la journée'
  if (toAfter) return `À partir de ${time(start, zone.timeZone)}`
  return fromBefore ? `Jusqu’à ${time(end, zone.timeZone)}` : timeRangeShort(start, end, zone.timeZone)
}
