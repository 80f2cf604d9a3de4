import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { isCancelled, isToCome } from '#domain/booking/rdv/rdv.ts'
import type { RdvRow } from '#domain/booking/rdv/rdv-row-queries.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import { statusOnTheHour, type TemporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import * as waitingRoomRules from '#domain/booking/rdv/waiting-room-rules.ts'
import { isoDay } from '#lib/day.ts'
import { displayName, fullName, shortName } from '#lib/names.ts'
import { phone, phoneHref } from '#lib/phone.ts'
import { date, dateTimeShort, day, durationShort, plural, time } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { annulationPath, issuePath, rdvPath, salleDAttentePath } from './paths.ts'

/** A rdv in a list: hour, who and phone; motif; agent and status; what may be done at this hour. */
type RdvRowShown = {
  kind: 'rdv'
  id: number
  hour: string
  duration: string
  href: string
  who: string
  /** Who answers for him, or the seats of a rdv collectif. */
  mention: string | null
  phone: { href: string; text: string } | null
  isOnline: boolean
  motif: { colour: string; name: string }
  place: string
  agents: string
  /** Null in the organisation of the page. */
  organisation: string | null
  status: TemporalStatus | 'waiting'
  isCancelled: boolean
  /** It is going on. */
  isCurrent: boolean
  deeds: RowDeed[]
}

/** A form where there are fields, else a link; `hidden` ends its name for the ear. */
type RowDeed = { text: string; hidden: string; href: string; fields: { name: string; value: string }[] | null }

export type RowReader = {
  actor: AgentActor
  now: Temporal.Instant
  /** Of the page. */
  organisationId: number
  /** His own: the zone of each, and its name where the page shows several. */
  organisations: readonly {
    id: number
    name: string
    territoire: { timeZone: string; enableWaitingRoomMailField: boolean; enableWaitingRoomColorField: boolean }
  }[]
  /** The agenda that the page is about: named in the addresses of its rdvs. */
  agentId?: number | null
  /** Where a deed comes back to, and which deeds; none: only read. */
  deeds?: Deeds
}

type Deeds = {
  /** The address of the list. */
  from: string
  /** A row that is done is no more in this list: one goes on at the next. */
  goesOn?: true
  /** What is said of a rdv that has yet to begin: who is there, and that it does not take place. */
  before?: true
  /** The sheet has the other outcomes. */
  other?: true
}

export type RowGroup = { day: string; title: string; rows: RdvRowShown[] }

/** Under the day of each, in their order. */
export function rowGroups(rows: readonly RdvRow[], reader: RowReader): RowGroup[] {
  const groups: RowGroup[] = []
  for (const [at, rdv] of rows.entries()) {
    const zone = zoneOf(zoneOfRdv(rdv, reader))
    const dayOf = zone.dayOf(rdv.startsAt.getTime())
    const shown = rowOf(rdv, reader, reader.deeds?.goesOn ? (rows[at + 1] ?? rows[at - 1]) : rdv)
    const last = groups.at(-1)
    if (last?.day === isoDay(dayOf)) last.rows.push(shown)
    else {
      const today = zone.dayOf(reader.now.epochMilliseconds) === dayOf ? ' (aujourd’hui)' : ''
      const title = `${sentence(day(isoDay(dayOf)))}${today}`
      groups.push({ day: isoDay(dayOf), title, rows: [shown] })
    }
  }
  return groups
}

/** `next`: where one goes on once this row is done. */
export function rowOf(rdv: RdvRow, reader: RowReader, next: { id: number } = rdv): RdvRowShown {
  const { now, organisationId, organisations } = reader
  const timeZone = zoneOfRdv(rdv, reader)
  const startsAt = rdv.startsAt.toTemporalInstant()
  const elsewhere = rdv.organisationId === organisationId ? null : rdv.organisationId
  return {
    kind: 'rdv',
    id: rdv.id,
    hour: time(startsAt, timeZone),
    duration: durationShort((rdv.endsAt.getTime() - rdv.startsAt.getTime()) / 60_000),
    href: rdvPath(addressOf(rdv), { agent_id: reader.agentId ?? null }),
    who: whoOf(rdv),
    mention: mentionOf(rdv),
    phone: phoneOf(rdv),
    isOnline: rdv.createdByType === 'usager',
    motif: { colour: rdv.motif.color, name: rdv.motif.name },
    place: placeOf(rdv),
    agents: rdv.agents.map(shortName).join(', '),
    organisation: organisations.find(({ id }) => id === elsewhere)?.name ?? null,
    status: statusOnTheHour(rdv, zoneOf(timeZone), now),
    isCancelled: isCancelled(rdv),
    isCurrent: !isCancelled(rdv) && !isToCome(rdv, now) && rdv.endsAt.getTime() > now.epochMilliseconds,
    deeds: deedsOf(rdv, { reader, timeZone, next }),
  }
}

const addressOf = ({ id: rdvId, organisationId }: Pick<RdvRow, 'id' | 'organisationId'>) => ({ organisationId, rdvId })

/** Rows are those of his organisations: each has its zone. */
function zoneOfRdv({ organisationId }: RdvRow, { organisations }: RowReader) {
  const organisation = organisations.find(({ id }) => id === organisationId)
  if (!organisation) throw new Error('this rdv is of none of his organisations')
  return organisation.territoire.timeZone
}

type Named = Pick<RdvRow, 'name' | 'startsAt'> & {
  motif: { collectif: boolean; name: string }
  usagers: readonly Parameters<typeof fullName>[0][]
}

export const whoOf = ({ motif, name, usagers }: Named) =>
  motif.collectif ? (name ?? motif.name) : usagers.map(fullName).join(', ') || 'Sans participant'

/** « Inès BENALI, mardi 2 mars à 9 h 30 » */
export const rowInWords = (rdv: Named, timeZone: string) =>
  typo(`${whoOf(rdv)}, ${dateTimeShort(rdv.startsAt.toTemporalInstant(), timeZone)}`)

function mentionOf({ motif, usagersCount, maxParticipantsCount, usagers }: RdvRow) {
  if (motif.collectif) {
    const most = maxParticipantsCount === null ? '' : ` sur ${maxParticipantsCount}`
    return `${plural(usagersCount, 'inscription')}${most}`
  }
  const responsible = usagers.find((usager) => usager.responsible)?.responsible
  return responsible ? `resp. ${displayName(responsible)}` : null
}

function phoneOf({ usagers }: RdvRow) {
  const number = usagers.find(({ phoneNumber }) => phoneNumber)?.phoneNumber
  return number ? { href: phoneHref(number), text: phone(number) } : null
}

function placeOf({ motif, lieu }: RdvRow) {
  if (motif.locationType === 'public_office') return lieu ?? 'Sur place'
  return { phone: 'Par téléphone', home: 'À domicile', visio: 'En visio' }[motif.locationType]
}

type Deeded = { reader: RowReader; timeZone: string; next: { id: number } }

/** What became of a rdv that has begun, said at once; one still to come is cancelled by its page. A rdv collectif is completed by its presences. */
function deedsOf(rdv: RdvRow, { reader, timeZone, next }: Deeded): RowDeed[] {
  const { deeds, now, actor } = reader
  if (!deeds || rdv.status !== 'unknown' || rdvRules.edit(actor, rdv)) return []
  const startsAt = rdv.startsAt.toTemporalInstant()
  const hidden = typo(`: ${whoOf(rdv)}, ${date(startsAt, timeZone)} ${time(startsAt, timeZone)}`)
  const sheet = rdvPath(addressOf(rdv), { agent_id: reader.agentId ?? null })
  const link = (text: string, href: string): RowDeed => ({ text, hidden, href, fields: null })
  const clock = { timeZone, now }
  const cancels = isToCome(rdv, now) && deeds.before && statusRules.offered(rdv, clock).includes('revoked')
  const before = [
    ...(deeds.before && canArrive(rdv, reader, clock) ? [arrivalOf(rdv, hidden, deeds.from)] : []),
    ...(cancels ? [link('Annuler', annulationPath(addressOf(rdv)))] : []),
  ]
  if (isToCome(rdv, now)) return before
  if (rdv.motif.collectif) return [link('Présences', `${sheet}#participants`)]
  const outcomes = statusRules.offered(rdv, clock).filter((status) => status in OUTCOMES)
  const said = outcomes.map((status) => ({
    text: OUTCOMES[status] ?? '',
    hidden,
    href: issuePath(addressOf(rdv)),
    fields: [
      { name: 'status', value: status },
      { name: 'from', value: rdv.status },
      { name: 'retour', value: deeds.from },
      { name: 'suite', value: String(next.id) },
    ],
  }))
  return [...said, ...(deeds.other ? [link('Autre…', sheet)] : [])]
}

/** In the waiting room, where the territoire has one. */
function canArrive(rdv: RdvRow, { organisations }: RowReader, clock: { timeZone: string; now: Temporal.Instant }) {
  const territoire = organisations.find(({ id }) => id === rdv.organisationId)?.territoire
  if (!territoire || rdv.isWaiting || rdv.motif.collectif || rdv.motif.locationType !== 'public_office') return false
  return waitingRoomRules.enter({ ...rdv, territoire }, clock) === null
}

const arrivalOf = (rdv: RdvRow, hidden: string, from: string): RowDeed => ({
  text: 'Est là',
  hidden,
  href: salleDAttentePath(addressOf(rdv)),
  fields: [
    { name: 'retour', value: from },
    { name: 'suite', value: String(rdv.id) },
  ],
})

const OUTCOMES: Partial<Record<statusRules.Status, string>> = { seen: 'A eu lieu', noshow: 'Absence' }
