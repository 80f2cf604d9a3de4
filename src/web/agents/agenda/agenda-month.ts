import type { AgendaDay } from '#domain/booking/agenda/agent-agenda.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { dayNumber, monthOf } from '#lib/day.ts'
import { day, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import type { Zone } from '#lib/zone.ts'
import { type AgendaAddress, addressQuery } from './agenda-address.ts'
import { agendaPath } from './paths.ts'

/** One cell: the day, how many rdvs it has, and what else there is to know. */
type MonthDay = {
  number: number
  name: string
  href: string
  rdvs: string | null
  mentions: string[]
  isOtherMonth: boolean
  isToday: boolean
}

export type MonthShown = { weeks: MonthDay[][] }

type Asked = {
  address: AgendaAddress
  params: { organisationId: number; agentId: number }
  zone: Zone
  now: Temporal.Instant
}

/** Weeks of a month; each day leads to its own view. */
export function monthShown(days: readonly AgendaDay[], asked: Asked): MonthShown {
  const weeks: MonthDay[][] = []
  for (let at = 0; at < days.length; at += 7) weeks.push(days.slice(at, at + 7).map((one) => monthDay(one, asked)))
  return { weeks }
}

function monthDay({ day: date, jourFerie, entries }: AgendaDay, { address, params, zone, now }: Asked): MonthDay {
  const live = new Set(
    entries.flatMap((entry) => (entry.kind === 'rdv' && !isCancelled(entry.rdv) ? [entry.rdv.id] : [])),
  )
  const has = (kind: string) => entries.some((entry) => entry.kind === kind)
  return {
    number: Number(date.slice(8)),
    name: day(date),
    href: agendaPath(params, addressQuery({ ...address, vue: 'jour', date, selected: null })),
    rdvs: live.size > 0 ? plural(live.size, 'RDV', 'RDV') : null,
    mentions: [jourFerie && typo(jourFerie), has('plage') && 'Plage', has('absence') && 'Indisponible'].filter(
      (mention) => typeof mention === 'string',
    ),
    isOtherMonth: monthOf(dayNumber(date)) !== monthOf(dayNumber(address.date)),
    isToday: zone.dayOf(now.epochMilliseconds) === dayNumber(date),
  }
}
