const FIRST_YEAR = 2018
const MOST_YEARS_AHEAD = 5

/** From 2018 to five years from today. */
export const isRealisticDay = (day: string, today: Temporal.PlainDate): boolean => {
  const wanted = Temporal.PlainDate.from(day)
  return wanted.year >= FIRST_YEAR && Temporal.PlainDate.compare(wanted, today.add({ years: MOST_YEARS_AHEAD })) <= 0
}
