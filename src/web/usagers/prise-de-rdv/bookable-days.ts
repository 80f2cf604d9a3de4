import type { BookableDays } from '#domain/booking/creneau/find-creneaux.ts'
import { say } from '#lib/say.ts'
import { date as inWords, day as wholeDay } from '#lib/spoken-words.ts'

/** The week that opens for a day of an address, and what is said when it is not that day. */
export type OpenedWeek = { from: Temporal.PlainDate; said: string | null; isBeyond: boolean }

/** Null: the day cannot be read. A day that cannot be booked opens the nearest week that can. */
export function openedWeek(asked: Temporal.PlainDate | null, { today, last }: BookableDays): OpenedWeek {
  if (asked === null) {
    const said = say('Nous n’avons pas compris la date demandée : voici les premiers jours ouverts.')
    return { from: today, said, isBeyond: false }
  }
  const day = inWords(asked)
  if (isBefore(asked, today)) {
    const said = say('Vous avez demandé le {day}. Ce jour est passé : voici les premiers jours ouverts.', { day })
    return { from: today, said, isBeyond: false }
  }
  if (!isBefore(last, asked)) return { from: asked, said: null, isBeyond: false }
  const limit = wholeDay(last)
  const said = say(
    'Vous avez demandé le {day}. On peut réserver jusqu’au {limit} : voici les derniers jours ouverts.',
    { day, limit },
  )
  const lastWeek = last.subtract({ days: 6 })
  return { from: isBefore(lastWeek, today) ? today : lastWeek, said, isBeyond: true }
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
