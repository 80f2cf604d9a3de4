import { z } from 'zod'
import { dayNumber, isoDay, mondayOf } from '#lib/day.ts'
import { day } from '#web/shared/address-values.ts'

const VIEWS = ['jour', 'semaine'] as const
export type AgendaView = (typeof VIEWS)[number]

/** What an address of an agenda says: a view, and a day within it. */
export type AgendaAddress = { vue: AgendaView; date: string }

const anAddress = z.object({
  vue: z.enum(VIEWS).catch('semaine'),
  date: day.nullable().catch(null),
})

/** What cannot be read is as if it were not there: today, by week. */
export function readAddress(query: unknown, today: string): AgendaAddress {
  const { vue, date } = anAddress.parse(query)
  return { vue, date: date ?? today }
}

/** First and last day shown. */
export function daysShown({ vue, date }: AgendaAddress) {
  const day = dayNumber(date)
  return vue === 'jour' ? { from: day, to: day } : { from: mondayOf(day), to: mondayOf(day) + 6 }
}

/** The same view earlier or later by one. */
export function besides(address: AgendaAddress, direction: 1 | -1): AgendaAddress {
  const step = address.vue === 'jour' ? 1 : 7
  return { ...address, date: isoDay(dayNumber(address.date) + direction * step) }
}
