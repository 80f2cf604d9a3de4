/** A day from today in a zone: pages read the clock. */
export const dayFromNow = (days: number, timeZone = 'Europe/Paris') =>
  Temporal.Now.plainDateISO(timeZone).add({ days }).toString()

export const instantOn = (day: string, time: string, timeZone = 'Europe/Paris') =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds)
