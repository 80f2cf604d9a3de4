/** Today or tomorrow, by calendar day. */
export function isSoon(start: Date, timeZone: string, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const day = start.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate()
  return day.equals(today) || day.equals(today.add({ days: 1 }))
}
